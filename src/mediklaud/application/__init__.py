"""The use cases, and the one place that runs them."""
