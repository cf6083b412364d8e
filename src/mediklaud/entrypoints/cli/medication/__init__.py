"""Commands about medicines: what is known of them, and prescriptions."""
