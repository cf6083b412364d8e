"""Sees to it that the audit is sealed in time, and the seals kept elsewhere (X5)."""

from __future__ import annotations

from datetime import datetime, timedelta

from attrs import define

from mediklaud.application.access.seal_audit import SealAudit
from mediklaud.application.application import Application
from mediklaud.domain.access.actor import WORKER
from mediklaud.domain.access.seal import AnchoredSeal
from mediklaud.domain.access.tampering import AnchorUnreadable
from mediklaud.ports.auditing import Anchor

_EVERY = timedelta(minutes=1)
_BEYOND_ALL = 2**62
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
        if due:
            self.sealed_at = now
        self.seal(at_least=1 if due else _AT_ONCE_WITH)

    def seal(self, at_least: int = 1) -> None:
        """Seal now, if so many entries wait, and anchor whatever is not."""
        try:
            anchored = self.anchor.newest()
        except AnchorUnreadable:  # no reason to leave the audit unsealed
            self._seal(at_least, after=_BEYOND_ALL)
            raise
        while new := self._seal(at_least, after=anchored):
            self.anchor.keep(new)
            at_least, anchored = _AT_ONCE_WITH, new[-1].seal.number

    def _seal(self, at_least: int, after: int) -> tuple[AnchoredSeal, ...]:
        command = SealAudit(actor=WORKER, at_least=at_least, anchored=after)
        return self.app.handle(command)
