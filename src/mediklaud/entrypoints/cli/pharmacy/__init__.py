"""The pharmacy on the command line: stock, dispensations and reports."""
