# The identity panel.
