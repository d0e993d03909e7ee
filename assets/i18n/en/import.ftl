# The license import panel.
