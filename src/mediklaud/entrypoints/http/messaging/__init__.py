"""Letters on their way, over HTTP."""
