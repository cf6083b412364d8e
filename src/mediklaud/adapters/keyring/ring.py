"""The hospital's data keys, opened: as they were at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from uuid import UUID

from attrs import define, field, frozen

from mediklaud.adapters.keyring.box import Box
from mediklaud.adapters.keyring.signing import SigningKey
from mediklaud.domain.access.data_key import KeyPurpose, KeyState
from mediklaud.domain.errors import SealBroken


@frozen(kw_only=True)
class OpenKey:
    """A data key that can be used."""

    id: int
    purpose: KeyPurpose
    state: KeyState
    secret: bytes = field(repr=False)


def _by_id(keys: Iterable[OpenKey]) -> Mapping[int, OpenKey]:
    return {key.id: key for key in keys if key.state is not KeyState.RETIRED}


@define(slots=False)
class Ring:
    """Every key of one hospital that is not retired, the active ones at hand."""

    hospital_id: UUID
    keys: Mapping[int, OpenKey] = field(converter=_by_id, repr=False)

    def active(self, purpose: KeyPurpose) -> OpenKey:
        """The one that is written with."""
        return self._active[purpose]

    def live(self, purpose: KeyPurpose) -> tuple[OpenKey, ...]:
        """Those that may have been written with."""
        return tuple(key for key in self.keys.values() if key.purpose is purpose)

    def key(self, key_id: int, purpose: KeyPurpose) -> OpenKey:
        """This key; `SealBroken` if there is no such one for the purpose."""
        found = self.keys.get(key_id)
        if found is None or found.purpose is not purpose:
            raise SealBroken
        return found

    @cached_property
    def missing(self) -> tuple[KeyPurpose, ...]:
        """What there is no active key for."""
        return tuple(purpose for purpose in KeyPurpose if purpose not in self._active)

    @cached_property
    def _active(self) -> Mapping[KeyPurpose, OpenKey]:
        keys = self.keys.values()
        return {key.purpose: key for key in keys if key.state is KeyState.ACTIVE}

    @cached_property
    def box(self) -> Box:
        """What fields are sealed with."""
        return self.boxes[self.active(KeyPurpose.FIELDS).id]

    @cached_property
    def boxes(self) -> Mapping[int, Box]:
        """What fields may have been sealed with."""
        keys = self.live(KeyPurpose.FIELDS)
        return {key.id: Box.of(key.id, key.secret) for key in keys}

    @cached_property
    def signing_keys(self) -> Mapping[int, SigningKey]:
        """What the audit's seals may have been signed with."""
        keys = self.live(KeyPurpose.SEAL)
        return {key.id: SigningKey.of(key.secret) for key in keys}
