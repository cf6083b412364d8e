"""Strangers whose calls are refused are listened to for a while, not for ever (X2).

Every refusal leaves an entry in the audit, so whoever knocks all day without a
session would fill it. Each network has some patience to lose; when it is lost, its
refusals are answered before anything is looked up but the token, and told together.
Whoever shows a token that holds is served all the same, and anybody may sign in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from attrs import frozen

from mediklaud.application.messages import Message
from mediklaud.application.recognise import SessionEnded, recognise_if_known
from mediklaud.application.trying import while_contended
from mediklaud.domain.access.actor import ANONYMOUS, Bearer, Role
from mediklaud.domain.access.audit import AuditEntry, Outcome
from mediklaud.domain.access.matrix import grants_of
from mediklaud.domain.access.noise import TooMuchNoise, Unheard
from mediklaud.domain.access.throttle import network_of
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import AuditId
from mediklaud.ports.access import Audit
from mediklaud.ports.patience import Patience
from mediklaud.ports.system import Clock, Ids, Storage

ACTION = "turn_away_noise"
"""The audit's word for calls that were not listened to any more."""


@frozen(kw_only=True)
class Listener:
    """Hears where a message comes from, and how it ended."""

    patience: Patience
    storage: Storage
    clock: Clock
    ids: Ids

    def require_patience(self, message: Message[Any]) -> None:
        """Refuse a stranger from a network that nobody listens to any more."""
        network = _network(message)
        if network is None or _may_be_anyones(message):
            return
        now = self.clock.now()
        if self.patience.wait(network, now) and not self._is_known(message):
            self._lose_patience(network, now)

    def hear(self, message: Message[Any], refusal: Refusal) -> None:
        """Lose patience with a stranger who was refused; refuse more shortly.

        Not for what counted as a wrong attempt, which is slowed anyway.
        """
        network = _network(message)
        if network is not None and _is_noise(message, refusal):
            self._lose_patience(network, self.clock.now())

    def _lose_patience(self, network: str, now: datetime) -> None:
        wait = self.patience.lose(network, now)
        if unheard := self.patience.unheard(now):
            while_contended(lambda _again: self._tell(unheard, now))
        if wait:
            raise TooMuchNoise(wait)

    def _is_known(self, message: Message[Any]) -> bool:
        """A look at the token; without one it is answered at once."""
        if message.actor == ANONYMOUS:
            return False
        with self.storage.unit(writes=False) as unit:
            present = recognise_if_known(message.actor, unit, self.clock.now())
            return present.actor != ANONYMOUS

    def _tell(self, unheard: Iterable[Unheard], now: datetime) -> None:
        """What was not listened to is audited together, once in a while."""
        with self.storage.unit(writes=True) as unit:
            for one in unheard:
                unit.port(Audit).append(_entry_about(one, self.ids.new(AuditId), now))


def _network(message: Message[Any]) -> str | None:
    return None if message.source is None else network_of(message.source)


def _may_be_anyones(message: Message[Any]) -> bool:
    return Role.ANYONE in grants_of(message.permission)


def _is_noise(message: Message[Any], refusal: Refusal) -> bool:
    """A stranger's: somebody without a session that holds."""
    if isinstance(message.actor, Bearer):
        return isinstance(refusal, SessionEnded)
    return message.actor == ANONYMOUS


def _entry_about(unheard: Unheard, entry_id: AuditId, now: datetime) -> AuditEntry:
    """One entry for all that was not listened to."""
    return AuditEntry(
        id=entry_id,
        at=now,
        action=ACTION,
        outcome=Outcome.REFUSED,
        refusal=TooMuchNoise(0).code,
        subject_id=str(unheard),
    )
