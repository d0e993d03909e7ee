# The set-up.
setup-new = New system
setup-sample = Look around in the sample company
setup-title = Set up
