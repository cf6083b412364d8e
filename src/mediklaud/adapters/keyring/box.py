"""Sealed values: `version (1) | key id (4) | nonce (12) | ciphertext and tag`."""

from __future__ import annotations

import os
import struct

from attrs import field, frozen
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mediklaud.domain.errors import SealBroken

VERSION = 1
_HEAD = struct.Struct(">BI")
_NONCE = 12
_TAG = 16


def key_id_of(sealed: bytes) -> int:
    """Which key sealed it; `SealBroken` if it is nothing that a key sealed."""
    if len(sealed) < _HEAD.size + _NONCE + _TAG:
        raise SealBroken
    version, key_id = _HEAD.unpack_from(sealed)
    if version != VERSION:
        raise SealBroken
    return int(key_id)


@frozen
class Box:
    """AES-256-GCM under one key; each seal has a random nonce of its own."""

    key_id: int
    aead: AESGCM = field(repr=False)

    @classmethod
    def of(cls, key_id: int, secret: bytes) -> Box:
        """The one of this key."""
        return cls(key_id, AESGCM(secret))

    def seal(self, plain: bytes, bound_to: bytes) -> bytes:
        """The value sealed, to be opened only where it is bound to."""
        head, nonce = _HEAD.pack(VERSION, self.key_id), os.urandom(_NONCE)
        return head + nonce + self.aead.encrypt(nonce, plain, bound_to)

    def unseal(self, sealed: bytes, bound_to: bytes) -> bytes:
        """The value again, if nothing was changed and it lies where it lay."""
        nonce = sealed[_HEAD.size : _HEAD.size + _NONCE]
        try:
            return self.aead.decrypt(nonce, sealed[_HEAD.size + _NONCE :], bound_to)
        except InvalidTag as error:
            raise SealBroken from error
