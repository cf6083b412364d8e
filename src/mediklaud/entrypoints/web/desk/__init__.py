"""Pages for the front desk."""
