# The change log panel.
