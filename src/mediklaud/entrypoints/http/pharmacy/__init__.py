"""The pharmacy over HTTP: stock, dispensations and reports."""
