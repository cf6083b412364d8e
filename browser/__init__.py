"""Tests by a real browser: what only a browser can tell, and pictures of it."""
