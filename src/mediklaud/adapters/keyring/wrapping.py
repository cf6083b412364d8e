"""Data keys, wrapped by the master key so that the database may hold them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from uuid import UUID

from attrs import frozen
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mediklaud.adapters.keyring.prefixed import prefixed
from mediklaud.domain.access.data_key import KeyPurpose
from mediklaud.domain.errors import TryLater
from mediklaud.ports.master_key import MasterKey

KEY_LENGTH = 32
_NONCE = 12


@frozen
class WrongMasterKey(TryLater):
    """The master key is not the one that this hospital's keys are wrapped with."""


@frozen
class Label:
    """Which data key it is; wrapped under one label, it does not open under another."""

    hospital_id: UUID
    purpose: KeyPurpose
    key_id: int

    @property
    def bound_to(self) -> bytes:
        """What the wrapping is bound to."""
        return prefixed(
            "data key", self.hospital_id.bytes, self.purpose.value, self.key_id
        )


def wrap(secret: bytes, label: Label, master: MasterKey) -> bytes:
    """The data key, unreadable without the master key."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(master.secret).encrypt(nonce, secret, label.bound_to)


def unwrap(
    wrapped: bytes, label: Label, masters: Iterable[MasterKey]
) -> tuple[bytes, MasterKey]:
    """The data key again, and which master key opened it.

    `WrongMasterKey` if none of these does.
    """
    nonce, sealed = wrapped[:_NONCE], wrapped[_NONCE:]
    for master in masters:
        try:
            secret = AESGCM(master.secret).decrypt(nonce, sealed, label.bound_to)
        except (InvalidTag, ValueError):
            continue
        return secret, master
    raise WrongMasterKey
