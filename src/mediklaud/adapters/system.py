"""The machine's clock, and identifiers that sort by the time they were made."""

import os
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID

from attrs import define, field, frozen

from mediklaud.domain.shared.ids import Id

AnyId = TypeVar("AnyId", bound=Id)
_COUNTER_BITS = 12


@frozen
class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@define
class TimeOrderedIds:
    """UUIDs of version 7 (RFC 9562): milliseconds, a counter, 62 random bits."""

    _last: int = 0
    _lock: threading.Lock = field(factory=threading.Lock)

    def new(self, kind: Callable[..., AnyId]) -> AnyId:
        return kind(self.uuid())

    def uuid(self) -> UUID:
        """The next UUID: greater than all this process made before."""
        with self._lock:
            now = time.time_ns() // 1_000_000 << _COUNTER_BITS
            self._last = max(now, self._last + 1)
            stamp = self._last
        millis, counter = stamp >> _COUNTER_BITS, stamp & ((1 << _COUNTER_BITS) - 1)
        rest = int.from_bytes(os.urandom(8)) >> 2
        return UUID(int=millis << 80 | 7 << 76 | counter << 64 | 2 << 62 | rest)
