"""A try at proving something, counted before anybody knows how it went (X2)."""

from datetime import datetime

from attrs import frozen

from mediklaud.domain.access.throttle import Failures


@frozen(kw_only=True)
class Attempt:
    """Counted first, so that many at once are as slow as one after the other."""

    at: datetime
    before: tuple[Failures, ...]
    """How often it had gone wrong wherever it counts, before this one."""
