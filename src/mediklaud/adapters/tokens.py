"""Secret tokens: drawn here, given out once, kept as their hash alone."""

import secrets
from hashlib import sha256


def new_token() -> str:
    """256 bits that nobody can guess, fit for a link."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> bytes:
    """What is kept of a token. It has 256 bits, so a fast hash is safe enough."""
    return sha256(token.encode()).digest()
