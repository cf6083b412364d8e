"""Goes round after a rotation: renews what is kept, retires what is not needed."""

from __future__ import annotations

from datetime import datetime, timedelta

from attrs import define

from mediklaud.application.access.renew_some import RenewSome
from mediklaud.application.access.retire_keys import RetireKeys
from mediklaud.application.application import Application
from mediklaud.domain.access.actor import WORKER
from mediklaud.ports.keys import Position

_AT_ONCE = 200


@define
class Locksmith:
    """One round after the other; several may be on their way at once.

    A round that found nothing to renew has perhaps made a former key useless.
    """

    app: Application
    rest: timedelta = timedelta(minutes=1)
    _after: Position | None = None
    _rests_until: datetime | None = None
    unreadable: int = 0
    """Rows that no key opened on the last round: somebody has to look at them."""
    _renewed: int = 0
    _broken: int = 0

    def work(self) -> bool:
        """Do a small part; say whether there is more to do right away."""
        now = self.app.clock.now()
        if self._rests_until is not None and now < self._rests_until:
            return False
        part = self.app.handle(
            RenewSome(actor=WORKER, after=self._after, limit=_AT_ONCE)
        )
        self._after = part.after if part else None
        self._renewed += part.count if part else 0
        self._broken += part.unreadable if part else 0
        if self._after is not None:
            return True
        if part is not None and not self._renewed:
            self.app.handle(RetireKeys(actor=WORKER))
        self.unreadable, self._broken = self._broken, 0
        self._renewed, self._rests_until = 0, now + self.rest
        return False
