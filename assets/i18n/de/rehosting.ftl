# The rehosting panel.
