"""What waits in the demo's billing office for somebody to decide (B4, B6, U2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from mediklaud.application.application import Application
from mediklaud.application.billing.ask_refund import AskRefund
from mediklaud.application.billing.dispute_line import DisputeLine
from mediklaud.application.billing.issue_credit_note import IssueCreditNote
from mediklaud.application.billing.plan_payments import PlanPayments
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.billing.credit_note import CreditKind
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.billing.payment import Payment
from mediklaud.domain.billing.payment_plan import Instalment
from mediklaud.domain.shared.hospital import Hospital

_FORTNIGHT = timedelta(days=14)


def leave_questions_open(
    app: Application,
    billing: Actor,
    hospital: Hospital,
    unpaid: Sequence[Invoice],
    paid: Payment,
) -> None:
    """A refund and a waiver to decide, an objection, and a plan that is kept."""
    waived, disputed, planned = unpaid[:3]
    app.handle(
        AskRefund(
            actor=billing,
            payment_id=paid.id,
            amount=paid.amount,
            reason="The employer has paid for it as well.",
        )
    )
    app.handle(
        IssueCreditNote(
            actor=billing,
            invoice_id=waived.id,
            kind=CreditKind.WAIVER,
            reason="The family asked for help; the almoner agrees.",
        )
    )
    app.handle(
        DisputeLine(
            actor=billing,
            invoice_id=disputed.id,
            position=1,
            reason="Says it was a follow-up, and should cost half.",
        )
    )
    app.handle(
        PlanPayments(
            actor=billing,
            invoice_id=planned.id,
            instalments=_halves(planned, hospital.day_of(app.clock.now())),
        )
    )


def _halves(invoice: Invoice, today: date) -> tuple[Instalment, ...]:
    days = (today + _FORTNIGHT, today + 2 * _FORTNIGHT)
    return tuple(
        Instalment(day, part)
        for day, part in zip(days, invoice.gross.split((1, 1)), strict=True)
    )
