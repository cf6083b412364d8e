"""The keys that the hospital's data is kept with: what for, and in which state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum, auto
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import RuleBroken


class KeyPurpose(StrEnum):
    """What a data key is for; it is never used for anything else."""

    FIELDS = auto()
    """To seal what is private in a row."""
    INDEX = auto()
    """To search for it without reading it."""
    AUDIT = auto()
    """To mark the entries of the audit."""
    SEAL = auto()
    """To sign what the audit came to."""


RENEWED = (KeyPurpose.FIELDS, KeyPurpose.INDEX)
"""What was kept under a former key is brought under the present one; only then is a
former key of no use any more. The others stay readable for ever."""


class KeyState(StrEnum):
    """A key's life."""

    COMING = auto()
    """Everybody learns of it before anybody writes with it."""
    ACTIVE = auto()
    """What is written now is written with it: one for each purpose."""
    READABLE = auto()
    """What was written with it can still be read."""
    RETIRED = auto()
    """Nothing is left that it opens."""


@frozen(kw_only=True)
class DataKey:
    """One data key as people may see it: everything but the key."""

    id: int
    purpose: KeyPurpose
    state: KeyState
    created_at: datetime
    active_from: datetime
    retired_at: datetime | None = None


@frozen
class NothingIsSealed(RuleBroken):
    """This hospital keeps nothing under keys: it lives in memory alone."""

    rule: ClassVar[str] = "X6"


@frozen
class RotationUnderWay(RuleBroken):
    """A new key was drawn a moment ago: it has to come into force first."""

    rule: ClassVar[str] = "X6"
    key_id: int
    active_from: datetime


@frozen
class NoNewMasterKey(RuleBroken):
    """Set the new master key first, in every process: MEDIKLAUD_NEW_MASTER_KEY."""

    rule: ClassVar[str] = "X6"


def active_ids(keys: Iterable[DataKey], now: datetime) -> Mapping[KeyPurpose, int]:
    """Of each purpose the key that came into force last."""
    in_force = [key for key in keys if key.active_from <= now and not key.retired_at]
    in_force.sort(key=lambda key: (key.active_from, key.id))
    return {key.purpose: key.id for key in in_force}


def state_of(key: DataKey, active: Mapping[KeyPurpose, int], now: datetime) -> KeyState:
    """In which state the key is, among those that are active."""
    if key.retired_at is not None:
        return KeyState.RETIRED
    if key.active_from > now:
        return KeyState.COMING
    is_active = active[key.purpose] == key.id
    return KeyState.ACTIVE if is_active else KeyState.READABLE


def not_written_since(key: DataKey, keys: Iterable[DataKey]) -> datetime:
    """When a later key took its place."""
    return min(
        other.active_from
        for other in keys
        if other.purpose is key.purpose and other.id > key.id
    )
