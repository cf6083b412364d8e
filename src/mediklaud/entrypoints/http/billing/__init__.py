"""Prices, invoices, payments and dues over HTTP."""
