"""How what waits for billing looks over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.application.billing.list_billing_work import WorkOfBilling
from mediklaud.domain.billing.waiting import Decisions, Overdue, ToInvoice
from mediklaud.entrypoints.http.billing.account_views import OwedView
from mediklaud.entrypoints.http.registry.patient_views import PatientCardView
from mediklaud.entrypoints.http.wire import MoneyView, View


class ToInvoiceView(View):
    """A patient with services on no invoice yet."""

    patient_id: UUID
    charges: int
    unpriced: int
    amount: MoneyView | None
    since: datetime

    @classmethod
    def of(cls, one: ToInvoice) -> ToInvoiceView:
        """What waits for an invoice."""
        return cls(
            patient_id=one.patient_id.value,
            charges=one.charges,
            unpriced=one.unpriced,
            amount=None if one.amount is None else MoneyView.of(one.amount),
            since=one.since,
        )


class OverdueView(View):
    """An invoice of which something is late."""

    patient_id: UUID
    owed: OwedView
    late: MoneyView

    @classmethod
    def of(cls, one: Overdue) -> OverdueView:
        """How late, and of what."""
        return cls(
            patient_id=one.patient_id.value,
            owed=OwedView.of(one.owed),
            late=MoneyView.of(one.late),
        )


class DecisionsView(View):
    """How much is undecided."""

    credit_requests: int
    refunds: int
    disputes: int
    exceptions: int

    @classmethod
    def of(cls, undecided: Decisions) -> DecisionsView:
        """How many of each."""
        return cls(
            credit_requests=undecided.credit_requests,
            refunds=undecided.refunds,
            disputes=undecided.disputes,
            exceptions=undecided.exceptions,
        )


class BillingWorkView(View):
    """What waits for billing, and whose it is."""

    to_invoice: list[ToInvoiceView]
    overdue: list[OverdueView]
    decisions: DecisionsView
    patients: list[PatientCardView]

    @classmethod
    def of(cls, work: WorkOfBilling) -> BillingWorkView:
        """All of it."""
        return cls(
            to_invoice=[ToInvoiceView.of(one) for one in work.to_invoice],
            decisions=DecisionsView.of(work.decisions),
            overdue=[OverdueView.of(one) for one in work.overdue],
            patients=[PatientCardView.of(card) for card in work.patients],
        )
