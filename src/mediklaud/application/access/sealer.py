"""Sees to it that the audit is sealed in time, and the seals kept elsewhere (X5)."""

from __future__ import annotations

from datetime import datetime, timedelta

from attrs import define

from mediklaud.application.access.seal_audit import SealAudit
from mediklaud.application.application import Application
from mediklaud.domain.access.actor import WORKER
from mediklaud.ports.auditing import Anchor

_EVERY = timedelta(minutes=1)
_AT_ONCE_WITH = 1000
"""So many new entries do not wait for the minute to pass."""


@define
class Sealer:
    """Seals within a transaction, and writes to the anchor after it.

    What was sealed but not anchored, because the program ended in between, is
    anchored the next time.
    """

    app: Application
    anchor: Anchor
    sealed_at: datetime | None = None

    def seal_due(self) -> None:
        """Look whether it is time; to be called every second or so."""
        now = self.app.clock.now()
        due = self.sealed_at is None or now >= self.sealed_at + _EVERY
        self.seal(at_least=1 if due else _AT_ONCE_WITH)
        if due:
            self.sealed_at = now

    def seal(self, at_least: int = 1) -> None:
        """Seal now, if so many entries wait, and anchor whatever is not."""
        anchored = self.anchor.newest()
        command = SealAudit(actor=WORKER, at_least=at_least, anchored=anchored)
        while new := self.app.handle(command):
            self.anchor.keep(new)
            last = new[-1].seal.number
            command = SealAudit(actor=WORKER, at_least=_AT_ONCE_WITH, anchored=last)
