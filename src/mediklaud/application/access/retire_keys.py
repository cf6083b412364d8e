"""A former key under which nothing is kept any more is retired (X6)."""

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.data_key import (
    RENEWED,
    DataKey,
    KeyState,
    not_written_since,
)
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.ports.keys import Keys


@frozen(kw_only=True)
class RetireKeys(Command[tuple[DataKey, ...]]):
    """Let the former keys that nothing needs open nothing any more."""

    permission: ClassVar = Permission.TIDY_UP


def retire_keys(
    _command: RetireKeys, *, keys: Keys, policy: AccessPolicy, now: datetime
) -> tuple[DataKey, ...]:
    """Only when nobody has written with it for a while: a process may know late."""
    every = keys.all(now)
    unused = tuple(
        key
        for key in _former(every)
        if not_written_since(key, every) + policy.keys_overlap <= now
        and not keys.uses(key)
    )
    for key in unused:
        keys.retire(key, now)
    return unused


def _former(keys: tuple[DataKey, ...]) -> Iterator[DataKey]:
    """Those that the active ones took the place of; the audit's stay readable."""
    for key in keys:
        if key.state is KeyState.READABLE and key.purpose in RENEWED:
            yield key
