"""What the use cases need to remember of emergency access and patients' rights."""
