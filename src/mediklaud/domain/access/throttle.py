"""Guessing gets slower and slower, and nobody is ever locked out (X2)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.errors import TryLater

_NETWORK_BITS = {4: 24, 6: 64}
_SOURCE = "source"


@frozen
class TooManyAttempts(TryLater):
    """Too many wrong attempts: please wait a little."""

    rule: ClassVar[str] = "X2"
    retry_after_seconds: int


@frozen(kw_only=True)
class Failures:
    """How often it went wrong in one budget, and when last."""

    budget: str
    count: int
    last_at: datetime

    def wait_until(self, policy: AccessPolicy) -> datetime:
        """When the next attempt is welcome: each failure doubles the wait."""
        source = is_of_source(self.budget)
        free = policy.free_tries_of_a_source if source else policy.free_tries
        beyond = min(self.count - free, 32)
        seconds = 2**beyond if beyond >= 0 else 0
        return self.last_at + min(timedelta(seconds=seconds), policy.longest_wait)


def budget(kind: str, *names: object) -> str:
    """Where failures of this kind and these names count.

    A million places for each kind, however many names are tried: two names rarely
    share one, and then share its waiting.
    """
    text = "\0".join(map(str, names))
    return f"{kind}:{sha256(text.encode()).hexdigest()[:5]}"


def of_source(source: str | None) -> tuple[str, ...]:
    """Where failures from this network count, if it is known."""
    return () if source is None else (budget(_SOURCE, network_of(source)),)


def is_of_source(budget: str) -> bool:
    """Does it count a network's failures? Success there clears nobody's."""
    return budget.startswith(_SOURCE)


def network_of(source: str) -> str:
    """The network an address is in, as one household or ward has one."""
    try:
        address = ip_address(source)
    except ValueError:
        return source
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped  # else all of IPv4 were one network
    bits = _NETWORK_BITS[address.version]
    return str(ip_network((address, bits), strict=False))


def require_patience(
    failures: Iterable[Failures], now: datetime, policy: AccessPolicy
) -> None:
    """Refuse an attempt that comes too soon after those that failed."""
    until = max((each.wait_until(policy) for each in failures), default=now)
    if until > now:
        wait = (until - now) / timedelta(seconds=1)
        raise TooManyAttempts(retry_after_seconds=ceil(wait))
