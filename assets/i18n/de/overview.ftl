# The overview panel.
