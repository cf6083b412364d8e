"""What is a medicine, what harms with what, and what was prescribed."""
