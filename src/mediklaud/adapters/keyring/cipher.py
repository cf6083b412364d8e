"""The hospital's keys at work."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from typing import TypeVar

from attrs import define

from mediklaud.adapters.keyring.box import VERSION, key_id_of
from mediklaud.adapters.keyring.prefixed import prefixed
from mediklaud.adapters.keyring.ring import OpenKey, Ring
from mediklaud.domain.access.data_key import KeyPurpose
from mediklaud.domain.errors import SealBroken
from mediklaud.ports.secrets import Place

T = TypeVar("T")

_INDEX_BYTES = 8


def _hmac(key: OpenKey, data: bytes) -> bytes:
    return hmac.digest(key.secret, data, "sha256")


def _index(key: OpenKey, label: str, text: str) -> int:
    mark = _hmac(key, prefixed(label, text))
    return int.from_bytes(mark[:_INDEX_BYTES], "big", signed=True)


@define
class RingCipher:
    """Works with a ring, and asks for a newer one when it meets a key not on it."""

    ring: Ring
    again: Callable[[], Ring]
    """Reads the ring anew: somebody may have drawn a key since."""

    def seal(self, plain: bytes, place: Place) -> bytes:
        return self.ring.box.seal(plain, self._bound_to(place))

    def unseal(self, sealed: bytes, place: Place) -> bytes:
        box = self._find(key_id_of(sealed), lambda ring: ring.boxes)
        return box.unseal(sealed, self._bound_to(place))

    def seal_key(self) -> int:
        return self.ring.active(KeyPurpose.FIELDS).id

    def index(self, label: str, text: str) -> int:
        return _index(self.ring.active(KeyPurpose.INDEX), label, text)

    def indexes(self, label: str, text: str) -> tuple[int, ...]:
        keys = self.ring.live(KeyPurpose.INDEX)
        return tuple(_index(key, label, text) for key in keys)

    def index_key(self) -> int:
        return self.ring.active(KeyPurpose.INDEX).id

    def mac(self, data: bytes) -> tuple[int, bytes]:
        key = self.ring.active(KeyPurpose.AUDIT)
        return key.id, _hmac(key, data)

    def check_mac(self, key_id: int, data: bytes) -> bytes:
        return _hmac(self._find(key_id, _audit_keys), data)

    def sign(self, data: bytes) -> tuple[int, bytes]:
        key_id = self.ring.active(KeyPurpose.SEAL).id
        return key_id, self.ring.signing_keys[key_id].sign(data)

    def verify(self, key_id: int, data: bytes, signature: bytes) -> bool:
        try:
            key = self._find(key_id, lambda ring: ring.signing_keys)
        except SealBroken:
            return False
        return key.verify(data, signature)

    def public_key(self, key_id: int) -> bytes:
        return self._find(key_id, lambda ring: ring.signing_keys).public

    def _bound_to(self, place: Place) -> bytes:
        hospital = self.ring.hospital_id.bytes
        return prefixed(VERSION, hospital, place.table, place.column, place.row)

    def _find(self, key_id: int, keys: Callable[[Ring], Mapping[int, T]]) -> T:
        """The key of this id, perhaps one that was drawn a moment ago."""
        if key_id not in keys(self.ring):
            self.ring = self.again()
        found = keys(self.ring).get(key_id)
        if found is None:
            raise SealBroken
        return found


def _audit_keys(ring: Ring) -> Mapping[int, OpenKey]:
    return {key.id: key for key in ring.live(KeyPurpose.AUDIT)}
