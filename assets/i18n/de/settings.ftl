# The settings panel.
