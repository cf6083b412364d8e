"""Ed25519: what anybody can check who has the public key."""

from __future__ import annotations

from attrs import field, frozen
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@frozen
class SigningKey:
    """One key pair; its 32 secret bytes are the seed."""

    private: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def of(cls, secret: bytes) -> SigningKey:
        """The pair that grows from these bytes."""
        return cls(Ed25519PrivateKey.from_private_bytes(secret))

    def sign(self, data: bytes) -> bytes:
        """The signature."""
        return self.private.sign(data)

    def verify(self, data: bytes, signature: bytes) -> bool:
        """Is it this pair's signature on exactly this?"""
        try:
            self.private.public_key().verify(signature, data)
        except InvalidSignature:
            return False
        return True

    @property
    def public(self) -> bytes:
        """The public half."""
        return self.private.public_key().public_bytes_raw()
