"""A clock that stands still until it is told to move."""

from datetime import UTC, datetime, timedelta

from attrs import define

MONDAY_MORNING = datetime(2027, 3, 1, 2, 0, tzinfo=UTC)
"""Eight o'clock on a Monday at JMI Hospital, Dhaka."""


@define
class StandingClock:
    """Shows one instant; `pass_by` moves it on."""

    instant: datetime = MONDAY_MORNING

    def now(self) -> datetime:
        """The instant it shows."""
        return self.instant

    def pass_by(self, time: timedelta) -> None:
        """Let this much time go by."""
        self.instant += time
