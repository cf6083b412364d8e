"""A gateway that is built in: orders, a page with buttons, signed reports."""
