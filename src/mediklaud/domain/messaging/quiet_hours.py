"""The hospital lets people sleep: what can wait is not sent at night (N5)."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from attrs import frozen

from mediklaud.domain.shared.period import Period

_ONE_DAY = timedelta(days=1)


@frozen(kw_only=True)
class QuietHours:
    """From one time of the hospital's clock to the next; the same twice is never."""

    start: time = time(21)
    end: time = time(8)
    evening: timedelta = timedelta(hours=1)
    """So long before the night goes out what would come too late after it."""

    def night_around(self, instant: datetime, zone: ZoneInfo) -> Period | None:
        """The night this instant lies in, if it does."""
        today = instant.astimezone(zone).date()
        for began in (today - _ONE_DAY, today):
            ended = began if self.start <= self.end else began + _ONE_DAY
            start = datetime.combine(began, self.start, zone)
            end = datetime.combine(ended, self.end, zone)
            if start <= instant < end:
                return Period(start, end)
        return None

    def awake(self, instant: datetime, zone: ZoneInfo) -> datetime:
        """This instant, or the end of the night it lies in."""
        night = self.night_around(instant, zone)
        return instant if night is None else night.end

    def awake_before(
        self, instant: datetime, deadline: datetime, zone: ZoneInfo
    ) -> datetime:
        """The same; the evening before, where the night ends at the deadline or later.

        A reminder is of no use after its visit.
        """
        night = self.night_around(instant, zone)
        if night is None:
            return instant
        return night.end if night.end < deadline else night.start - self.evening
