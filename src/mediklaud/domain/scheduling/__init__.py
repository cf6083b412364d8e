"""Who sees whom, and when."""
