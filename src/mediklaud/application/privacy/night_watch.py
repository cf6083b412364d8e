"""What the worker does about emergency accesses whose hour is over (X3)."""

from __future__ import annotations

from datetime import datetime, timedelta

from attrs import define

from mediklaud.application.application import Application
from mediklaud.application.privacy.end_break_glass import EndBreakGlass
from mediklaud.application.privacy.find_run_out_break_glass import (
    FindRunOutBreakGlass,
)
from mediklaud.domain.access.actor import WORKER


@define
class NightWatch:
    """Looks once a minute: the end of each is noted, so that the audit tells it."""

    app: Application
    rest: timedelta = timedelta(minutes=1)
    _rests_until: datetime | None = None

    def work(self) -> int:
        """End what has run out, if it is time to look; answer how many."""
        now = self.app.clock.now()
        if self._rests_until is not None and now < self._rests_until:
            return 0
        self._rests_until = now + self.rest
        over = self.app.handle(FindRunOutBreakGlass(actor=WORKER))
        for glass in over:
            self.app.handle(EndBreakGlass(actor=WORKER, break_glass_id=glass.id))
        return len(over)
