"""What the hospital tells people on the command line."""
