"""Emergency access, reviews and patients' rights on the command line."""
