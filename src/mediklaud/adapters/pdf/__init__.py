"""Documents to print, as PDF."""
