"""Patience with noisy networks, in this process's memory."""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from datetime import datetime, timedelta
from math import ceil

from attrs import define, field, frozen

from mediklaud.domain.access.noise import Unheard
from mediklaud.domain.access.policy import AccessPolicy

_REMEMBERED = 4096
"""Networks; the one that was quiet longest is forgotten for a new one."""
_EVERYBODY = "*"
"""Stands for all networks together, and for those that were forgotten."""
_TOLD_EVERY = timedelta(minutes=1)


@frozen
class _Lost:
    """How much patience was lost by then; it comes back piece by piece."""

    pieces: float
    at: datetime

    def left_over(self, now: datetime, comes_back: timedelta) -> float:
        return max(0.0, self.pieces - (now - self.at) / comes_back)


@define
class ProcessPatience:
    """Counts that leak: as many threads as there are may ask."""

    policy: AccessPolicy
    _lost: OrderedDict[str, _Lost] = field(factory=OrderedDict)
    _unheard: Counter[str] = field(factory=Counter)
    _told_at: datetime | None = None
    _lock: threading.Lock = field(factory=threading.Lock)

    def wait(self, network: str, now: datetime) -> int:
        with self._lock:
            return max(self._wait(network, now), self._wait(_EVERYBODY, now))

    def lose(self, network: str, now: datetime) -> int:
        with self._lock:
            wait = max(self._wait(network, now), self._wait(_EVERYBODY, now))
            if wait:
                self._unheard[self._named(network)] += 1
                return wait
            self._lose(network, now)
            self._lose(_EVERYBODY, now)
            return 0

    def unheard(self, now: datetime) -> tuple[Unheard, ...]:
        with self._lock:
            if self._told_at is not None and now - self._told_at < _TOLD_EVERY:
                return ()
            told = tuple(
                Unheard(network=network, calls=calls)
                for network, calls in self._unheard.items()
            )
            self._unheard.clear()
            self._told_at = now if told else self._told_at
            return told

    def _wait(self, network: str, now: datetime) -> int:
        lost = self._lost.get(network)
        if lost is None:
            return 0
        most, comes_back = self._share_of(network)
        too_much = lost.left_over(now, comes_back) - most + 1
        return ceil(too_much * comes_back.total_seconds()) if too_much > 0 else 0

    def _lose(self, network: str, now: datetime) -> None:
        _, comes_back = self._share_of(network)
        before = self._lost.pop(network, None)
        pieces = before.left_over(now, comes_back) if before else 0.0
        self._lost[network] = _Lost(pieces + 1, now)
        if len(self._lost) > _REMEMBERED:
            self._lost.popitem(last=False)

    def _share_of(self, network: str) -> tuple[int, timedelta]:
        """How much may be lost, and how soon a piece of it comes back."""
        policy = self.policy
        if network == _EVERYBODY:
            return policy.noise_of_all, policy.patience_comes_back / 10
        return policy.noise_of_a_network, policy.patience_comes_back

    def _named(self, network: str) -> str:
        """Under its name as long as there is room."""
        known = network in self._unheard or len(self._unheard) < _REMEMBERED
        return network if known else _EVERYBODY
