"""Carries what is due to the providers, and brings back how it went."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from attrs import frozen

from mediklaud.application.application import Application
from mediklaud.application.messaging.lease_due_messages import LeaseDueMessages
from mediklaud.application.messaging.record_delivery import RecordDelivery
from mediklaud.domain.access.actor import WORKER
from mediklaud.domain.messaging.delivery import HandedBack, NotSent, Outcome, Problem
from mediklaud.domain.messaging.letter import Letter
from mediklaud.domain.messaging.recipient import Channel
from mediklaud.ports.messaging import Mailer, SmsSender

_TIME_TO_SEND = timedelta(seconds=60)
"""More than one attempt may take: with less of its lease left, none is begun."""


@frozen(kw_only=True)
class Courier:
    """Sends outside any transaction, so that a slow provider holds up nobody."""

    app: Application
    mailer: Mailer
    sms: SmsSender

    def deliver_due(self, limit: int = 20) -> int:
        """Send what is due, at most so much; answer how much was taken."""
        letters = self.app.handle(LeaseDueMessages(actor=WORKER, limit=limit))
        self._deliver(letters)
        return len(letters)

    def _deliver(self, letters: Iterable[Letter]) -> None:
        for letter in letters:
            outcome = self._attempt(letter)
            self.app.handle(
                RecordDelivery(
                    actor=WORKER,
                    outbox_id=letter.id,
                    attempt=letter.attempt,
                    outcome=outcome,
                )
            )

    def _attempt(self, letter: Letter) -> Outcome:
        """One letter that goes wrong, however it does, stops no other (N3)."""
        if letter.leased_until - self.app.clock.now() < _TIME_TO_SEND:
            return HandedBack()
        carrier = self.mailer if letter.channel is Channel.EMAIL else self.sms
        try:
            return carrier.send(letter)
        except Exception:  # noqa: BLE001 - its text may name the recipient: no log
            return NotSent(problem=Problem.UNEXPECTED)
