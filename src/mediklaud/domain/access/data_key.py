"""The keys that the hospital's data is kept with: what for, and in which state."""

from datetime import datetime
from enum import StrEnum, auto

from attrs import frozen


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
    BACKUP = auto()


class KeyState(StrEnum):
    """A key's life: active, then readable, then perhaps retired."""

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
    changed_at: datetime
    """When it came into its state."""
