"""Up to which day the books are closed, and who closed them when."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.closed_period import ClosedPeriod
from mediklaud.ports.journal import ClosedPeriods


@frozen(kw_only=True)
class ListClosedPeriods(Query[tuple[ClosedPeriod, ...]]):
    """Each closing of the books, the latest first."""

    permission: ClassVar = Permission.READ_BOOKS


def list_closed_periods(
    _query: ListClosedPeriods, *, periods: ClosedPeriods
) -> tuple[ClosedPeriod, ...]:
    """All of them: there are few."""
    return periods.all()
