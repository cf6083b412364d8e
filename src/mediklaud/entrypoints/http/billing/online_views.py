"""How payments online look over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.application.billing.online_desk import OnlinePayment
from mediklaud.application.billing.read_payment_link import LinkedInvoice
from mediklaud.domain.billing.online import IntentStatus
from mediklaud.domain.billing.payment_exception import (
    ExceptionKind,
    ExceptionStatus,
    PaymentException,
)
from mediklaud.entrypoints.http.wire import MoneyView, View, bare


class OnlinePaymentView(View):
    """An attempt to pay online, and where the payer goes on."""

    id: UUID
    patient_id: UUID
    invoice_id: UUID
    amount: MoneyView
    status: IntentStatus
    redirect_url: str | None
    expires_at: datetime

    @classmethod
    def of(cls, online: OnlinePayment) -> OnlinePaymentView:
        """The attempt."""
        return cls(
            id=online.id.value,
            patient_id=online.patient_id.value,
            invoice_id=online.invoice_id.value,
            amount=MoneyView.of(online.amount),
            status=online.status,
            redirect_url=online.redirect_url,
            expires_at=online.expires_at,
        )


class LinkedInvoiceView(View):
    """What can be paid by a link: nothing of whoever is to pay."""

    number: str
    due: MoneyView
    latest: IntentStatus | None

    @classmethod
    def of(cls, invoice: LinkedInvoice) -> LinkedInvoiceView:
        """The invoice."""
        due = MoneyView.of(invoice.due)
        return cls(number=invoice.number, due=due, latest=invoice.latest)


class NotedView(View):
    """The report was kept."""

    is_new: bool


class PaymentExceptionView(View):
    """Money that came late or amiss, and what becomes of it."""

    id: UUID
    intent_id: UUID
    patient_id: UUID
    invoice_id: UUID
    kind: ExceptionKind
    asked: MoneyView
    captured: MoneyView
    provider: str
    provider_ref: str
    found_at: datetime
    status: ExceptionStatus
    reason: str | None
    decided_by: UUID | None
    decided_at: datetime | None
    payment_id: UUID | None

    @classmethod
    def of(cls, found: PaymentException) -> PaymentExceptionView:
        """The exception."""
        return cls(
            id=found.id.value,
            intent_id=found.intent_id.value,
            patient_id=found.patient_id.value,
            invoice_id=found.invoice_id.value,
            kind=found.kind,
            asked=MoneyView.of(found.asked),
            captured=MoneyView.of(found.captured),
            provider=found.provider,
            provider_ref=found.provider_ref,
            found_at=found.found_at,
            status=found.status,
            reason=found.reason,
            decided_by=bare(found.decided_by),
            decided_at=found.decided_at,
            payment_id=bare(found.payment_id),
        )
