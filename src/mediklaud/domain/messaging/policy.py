"""What the hospital has decided about its messages; the defaults are the rules'."""

from datetime import timedelta

from attrs import frozen


@frozen(kw_only=True)
class MessagingPolicy:
    """When reminders and warnings go out, and how often sending is tried."""

    remind_before: timedelta = timedelta(hours=24)
    """How long before a visit its reminder goes out."""
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
