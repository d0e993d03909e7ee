# The console program xlm.
