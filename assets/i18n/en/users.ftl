# The users panel.
