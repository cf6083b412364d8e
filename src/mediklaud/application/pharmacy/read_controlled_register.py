"""The register of controlled medicines, for whoever has to look at it."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.register_line import RegisterLine
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import ProductId
from mediklaud.ports.dispensing import ControlledRegister

_A_MONTH = timedelta(days=30)
_ONE_DAY = timedelta(days=1)


@frozen(kw_only=True)
class ReadControlledRegister(Query[tuple[RegisterLine, ...]]):
    """What was handed out and came back of controlled medicines, line by line."""

    permission: ClassVar = Permission.READ_PHARMACY_REPORT
    since: date | None = None
    """Thirty days ago, if no day is named."""
    until: date | None = None
    """The last day; today, if none is named."""
    product_id: ProductId | None = None


def read_controlled_register(
    query: ReadControlledRegister,
    *,
    register: ControlledRegister,
    hospital: Hospital,
    now: datetime,
) -> tuple[RegisterLine, ...]:
    """By number, of whole days by the hospital's calendar."""
    until = query.until or hospital.day_of(now)
    since = query.since or until - _A_MONTH
    first, behind = map(hospital.start_of, (since, until + _ONE_DAY))
    return register.lines(first, behind, query.product_id)
