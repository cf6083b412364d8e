"""What is in stock, and what was handed out with what counsel."""
