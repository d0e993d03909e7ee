# The setup dialog.
