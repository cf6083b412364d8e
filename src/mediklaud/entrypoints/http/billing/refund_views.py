"""How money that goes back looks over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.billing.refund import PayOut, Refund, RefundStatus, Verdict
from mediklaud.entrypoints.http.billing.account_views import AllocationView
from mediklaud.entrypoints.http.wire import MoneyView, View, bare


class RefundVerdictView(View):
    """Who let it go back, or did not."""

    by: UUID
    at: datetime
    reason: str

    @classmethod
    def of(cls, verdict: Verdict) -> RefundVerdictView:
        """The decision."""
        return cls(by=verdict.by.value, at=verdict.at, reason=verdict.reason)


class PayOutView(View):
    """How it left the house: nobody's doing where the gateway gave it back."""

    at: datetime
    by: UUID | None
    cashier_session_id: UUID | None
    provider_ref: str | None

    @classmethod
    def of(cls, paid: PayOut) -> PayOutView:
        """The handing over."""
        return cls(
            at=paid.at,
            by=bare(paid.by),
            cashier_session_id=bare(paid.cashier_session_id),
            provider_ref=paid.provider_ref,
        )


class RefundView(View):
    """Money that goes back: asked for, decided by another, paid (B6)."""

    id: UUID
    number: str
    payment_id: UUID
    patient_id: UUID
    amount: MoneyView
    method: PaymentMethod
    status: RefundStatus
    reason: str
    asked_by: UUID | None
    asked_at: datetime
    decision: RefundVerdictView | None
    owed_again: list[AllocationView]
    """What it had paid for."""
    sent_at: datetime | None
    """When the gateway was last asked."""
    paid: PayOutView | None
    version: int

    @classmethod
    def of(cls, refund: Refund) -> RefundView:
        """The refund as far as it has come."""
        verdict, paid = refund.verdict, refund.paid
        return cls(
            id=refund.id.value,
            number=refund.number,
            payment_id=refund.payment_id.value,
            patient_id=refund.patient_id.value,
            amount=MoneyView.of(refund.amount),
            method=refund.method,
            status=refund.status,
            reason=refund.reason,
            asked_by=bare(refund.asked_by),
            asked_at=refund.asked_at,
            decision=RefundVerdictView.of(verdict) if verdict else None,
            owed_again=[AllocationView.of(part) for part in refund.freed],
            sent_at=refund.sent_at,
            paid=PayOutView.of(paid) if paid else None,
            version=refund.version,
        )
