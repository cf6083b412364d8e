"""How the ports are filled, one technology each."""
