"""Secret tokens: drawn here, given out once, kept as their hash alone."""

import secrets
from hashlib import sha256


def new_token() -> str:
    """256 bits that nobody can guess, fit for a link."""
    return secrets.token_urlsafe(32)


SERVICE = "mk_"
"""How a program's token begins: one left lying about is known for what it is."""


def new_service_token() -> str:
    """A program's: it says that it is one, and tells nothing else."""
    return f"{SERVICE}{secrets.token_hex(4)}_{new_token()}"


def digest(token: str) -> bytes:
    """What is kept of a token. It has 256 bits, so a fast hash is safe enough."""
    return sha256(token.encode()).digest()
