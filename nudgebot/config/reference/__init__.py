"""What can be set, for editors and for readers, drawn from the settings classes alone."""
