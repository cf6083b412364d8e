"""A believable hospital to try things out in: `mediklaud demo`."""
