"""Billing closes the books of days that are over."""

from datetime import date, datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.closed_period import ClosedPeriod, require_can_close
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.ports.journal import ClosedPeriods


@frozen(kw_only=True)
class ClosePeriod(Command[ClosedPeriod]):
    """Close the books up to a day that is over: they take no more postings."""

    permission: ClassVar = Permission.CLOSE_BOOKS
    until: date


def close_period(
    command: ClosePeriod,
    *,
    periods: ClosedPeriods,
    hospital: Hospital,
    now: datetime,
    actor: Actor,
) -> ClosedPeriod:
    """Close it when everybody who is posting has done so (B8)."""
    periods.lock()
    today = hospital.day_of(now)
    require_can_close(command.until, today=today, last=periods.last())
    period = ClosedPeriod(
        until=command.until, closed_at=now, closed_by=actor.account_id
    )
    periods.add(period)
    return period
