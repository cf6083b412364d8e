"""Commands about the hospital's keys."""
