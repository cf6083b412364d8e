"""What the hospital tells people, and when it gives up."""
