"""Prices, invoices and payments on the command line."""
