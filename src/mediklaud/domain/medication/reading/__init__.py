"""Knowledge in the own format: CSV files, row by row."""
