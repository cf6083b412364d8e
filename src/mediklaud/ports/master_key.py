"""The one secret that the hospital keeps outside its database."""

from __future__ import annotations

import binascii
import secrets
from base64 import b64decode, b64encode

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue

_LENGTH = 32


@frozen
class BadMasterKey(InvalidValue):
    """A master key is 32 random bytes, written in base64."""

    why: str


@frozen
class MasterKey:
    """Opens the hospital's data keys, and nothing else; it is never shown."""

    secret: bytes = field(repr=False)

    def __attrs_post_init__(self) -> None:
        if len(self.secret) != _LENGTH:
            raise BadMasterKey(f"is not {_LENGTH} bytes long")
        if len(set(self.secret)) < _LENGTH // 4:
            raise BadMasterKey("is not random")

    @classmethod
    def drawn(cls) -> MasterKey:
        """A new one."""
        return cls(secrets.token_bytes(_LENGTH))

    @classmethod
    def read(cls, text: str) -> MasterKey:
        """The one that was written down."""
        try:
            return cls(b64decode(text.strip(), validate=True))
        except binascii.Error as error:
            raise BadMasterKey("is not base64") from error

    def written(self) -> str:
        """As it is given to the hospital's settings."""
        return b64encode(self.secret).decode()
