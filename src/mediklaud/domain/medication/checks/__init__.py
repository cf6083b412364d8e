"""How a regimen is held against the knowledge, kind by kind."""
