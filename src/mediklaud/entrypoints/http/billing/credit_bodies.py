"""What is asked of invoices that are not to be paid as they are, over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from mediklaud.domain.billing.credit_note import CreditKind, CreditLine
from mediklaud.domain.billing.payment_plan import Instalment
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import MoneyBody, Reason

Position = Annotated[int, msgspec.Meta(ge=1, le=10_000)]
"""The invoice's first line is 1."""


class CreditLineBody(Body):
    """So much of which line is taken back."""

    position: Position
    amount: MoneyBody

    def read(self) -> CreditLine:
        """The line."""
        return CreditLine(position=self.position, amount=self.amount.read())


class CreditBody(Body):
    """What is credited, and why; all that is left, if no line is named."""

    kind: Literal["correction", "waiver", "write_off"]
    reason: Reason
    lines: Annotated[tuple[CreditLineBody, ...], msgspec.Meta(max_length=500)] = ()

    @property
    def means(self) -> CreditKind:
        """The kind as the hospital knows it."""
        return CreditKind(self.kind)


class CreditDecisionBody(Body):
    """Whether somebody else's wish to credit is granted, and why."""

    granted: bool
    reason: Reason


class DisputeBody(Body):
    """Which line is wrong, and why."""

    position: Position
    reason: Reason


class DisputeDecisionBody(Body):
    """Whether the patient is right; all that is left of the line, if no amount."""

    upheld: bool
    reason: Reason
    amount: MoneyBody | None = None


class InstalmentBody(Body):
    """So much is to be paid by this day."""

    due_on: date
    amount: MoneyBody

    def read(self) -> Instalment:
        """The instalment."""
        return Instalment(self.due_on, self.amount.read())


class PlanBody(Body):
    """In which parts an invoice is paid, the first one first."""

    instalments: Annotated[
        tuple[InstalmentBody, ...], msgspec.Meta(min_length=1, max_length=500)
    ]


class EndPlanBody(Body):
    """Why an agreement ends."""

    reason: Reason
