"""What people type of lines and instalments."""

from __future__ import annotations

from datetime import date

from mediklaud.domain.billing.credit_by_hand import NoSuchLine
from mediklaud.domain.billing.credit_note import CreditLine
from mediklaud.domain.billing.payment_plan import Instalment
from mediklaud.entrypoints.cli.params import DAY, MONEY, Reading
from mediklaud.entrypoints.cli.session import Session


def _line(text: str, session: Session) -> CreditLine:
    position, _, amount = text.partition("=")
    if not position.strip().isdecimal() or int(position) < 1:
        raise NoSuchLine(0)
    return CreditLine(position=int(position), amount=MONEY.read(amount, session))


def _instalment(text: str, session: Session) -> Instalment:
    day, _, amount = text.partition("=")
    due_on: date = DAY.read(day.strip(), session)
    return Instalment(due_on, MONEY.read(amount, session))


LINE = Reading("line=amount", _line)
"""`1=125.00`: so much of the invoice's first line."""
INSTALMENT = Reading("day=amount", _instalment)
"""`2027-04-01=125.00`: so much by that day."""
