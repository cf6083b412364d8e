"""Knowledge of medicines, and prescriptions, over HTTP."""
