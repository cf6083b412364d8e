"""What the hospital has decided about its messages; the defaults are the rules'."""

from datetime import timedelta

from attrs import field, frozen

from mediklaud.domain.messaging.quiet_hours import QuietHours


@frozen(kw_only=True)
class MessagingPolicy:
    """When reminders and warnings go out, and how often sending is tried."""

    remind_before: timedelta = timedelta(hours=24)
    """How long before a visit its reminder goes out."""
    quiet: QuietHours = field(factory=QuietHours)
    """When reminders and warnings wait for the morning (N5)."""
    lease: timedelta = timedelta(minutes=2)
    """How long a message belongs to the worker that took it (N2)."""
    pauses: tuple[timedelta, ...] = (
        timedelta(minutes=1),
        timedelta(minutes=5),
        timedelta(minutes=30),
        timedelta(hours=2),
        timedelta(hours=12),
    )
    """How long to wait after each failure; after one more it is dead (N2)."""

    @property
    def most_attempts(self) -> int:
        """The first one, and one after each pause."""
        return len(self.pauses) + 1
