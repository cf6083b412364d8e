"""Knowledge of others, read from the forms in which it is handed about."""
