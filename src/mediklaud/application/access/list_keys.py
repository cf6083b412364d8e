"""The administrator looks at the hospital's keys (X6)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.data_key import DataKey
from mediklaud.domain.access.permissions import Permission
from mediklaud.ports.keys import Keys


@frozen(kw_only=True)
class ListKeys(Query[tuple[DataKey, ...]]):
    """Which keys there are, what for, and in which state."""

    permission: ClassVar = Permission.MANAGE_KEYS


def list_keys(_query: ListKeys, *, keys: Keys, now: datetime) -> tuple[DataKey, ...]:
    """The oldest first; never the keys themselves."""
    return keys.all(now)
