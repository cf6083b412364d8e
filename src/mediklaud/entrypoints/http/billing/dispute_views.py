"""How disputes and agreements to pay in parts look over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.application.billing.decide_dispute import DisputeAnswered
from mediklaud.domain.billing.dispute import Dispute, DisputeStatus
from mediklaud.domain.billing.payment_plan import PaymentPlan
from mediklaud.entrypoints.http.billing.credit_views import CreditedView
from mediklaud.entrypoints.http.billing.instalment_views import InstalmentView
from mediklaud.entrypoints.http.wire import View, bare


class DisputeView(View):
    """What somebody objects to, and the answer."""

    id: UUID
    patient_id: UUID
    invoice_id: UUID
    position: int
    reason: str
    opened_by: UUID | None
    opened_at: datetime
    status: DisputeStatus
    decided_at: datetime | None
    decision: str | None

    @classmethod
    def of(cls, dispute: Dispute) -> DisputeView:
        """The dispute."""
        return cls(
            id=dispute.id.value,
            patient_id=dispute.patient_id.value,
            invoice_id=dispute.invoice_id.value,
            position=dispute.position,
            reason=dispute.reason,
            opened_by=bare(dispute.opened_by),
            opened_at=dispute.opened_at,
            status=dispute.status,
            decided_at=dispute.decided_at,
            decision=dispute.decision,
        )


class DisputeAnsweredView(View):
    """The dispute as it stands now, and what it brought."""

    dispute: DisputeView
    credited: CreditedView | None

    @classmethod
    def of(cls, answered: DisputeAnswered) -> DisputeAnsweredView:
        """The answer."""
        credited = answered.credited
        return cls(
            dispute=DisputeView.of(answered.dispute),
            credited=CreditedView.of(credited) if credited else None,
        )


class PlanView(View):
    """An agreement to pay an invoice in parts."""

    id: UUID
    patient_id: UUID
    invoice_id: UUID
    instalments: list[InstalmentView]
    agreed_at: datetime
    ended_at: datetime | None
    end_reason: str | None

    @classmethod
    def of(cls, plan: PaymentPlan) -> PlanView:
        """The agreement."""
        return cls(
            id=plan.id.value,
            patient_id=plan.patient_id.value,
            invoice_id=plan.invoice_id.value,
            instalments=[InstalmentView.of(one) for one in plan.instalments],
            agreed_at=plan.agreed_at,
            ended_at=plan.ended_at,
            end_reason=plan.end_reason,
        )
