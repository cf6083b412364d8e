"""Secret tokens: drawn here, given out once, kept as their hash alone."""

import secrets
from base64 import b32encode
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


def new_seed() -> bytes:
    """160 bits for a telephone: as many as its hash has, as RFC 4226 wants."""
    return secrets.token_bytes(20)


def new_recovery_code() -> str:
    """80 bits that can be read aloud and typed: `ABCD-EFGH-2345-67IJ`."""
    text = b32encode(secrets.token_bytes(10)).decode()
    return "-".join(text[place : place + 4] for place in range(0, len(text), 4))
