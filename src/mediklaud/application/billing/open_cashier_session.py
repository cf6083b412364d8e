"""A cashier sits down at a drawer."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.cashier_session import (
    CashierSession,
    CashierSessionIsOpen,
    NoCashierSession,
)
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import CashierSessionId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.cash import CashierSessions
from mediklaud.ports.system import Counters, Ids


@frozen(kw_only=True)
class OpenCashierSession(Command[CashierSession]):
    """Open a drawer of one's own with the float that lies in it (B9)."""

    permission: ClassVar = Permission.KEEP_CASH
    opening_float: Money
    place: str | None = None


def open_cashier_session(
    command: OpenCashierSession,
    *,
    sessions: CashierSessions,
    counters: Counters,
    ids: Ids,
    hospital: Hospital,
    now: datetime,
    actor: Actor,
) -> CashierSession:
    """Open it; one at a time for each cashier."""
    hospital.require_own_currency(command.opening_float)
    if actor.account_id is None:
        raise NoCashierSession
    held = sessions.open_of(actor.account_id)
    if held is not None:
        raise CashierSessionIsOpen(held.id)
    year = hospital.day_of(now).year
    session = CashierSession(
        id=ids.new(CashierSessionId),
        number=f"CSH-{year}-{counters.next(f'CSH-{year}'):06}",
        cashier_id=actor.account_id,
        place=command.place,
        opening_float=command.opening_float,
        opened_at=now,
    )
    sessions.add(session)
    return session
