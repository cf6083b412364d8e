"""Emergency access, reviews and patients' rights over HTTP."""
