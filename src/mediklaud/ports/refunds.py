"""What refunding needs to remember."""

from datetime import datetime
from typing import Protocol

from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.refund import Refund, RefundStatus
from mediklaud.domain.shared.ids import PatientId, PaymentId, RefundId
from mediklaud.domain.shared.money import Money


class Refunds(Protocol):
    """All money that goes back; never more of a payment than came in."""

    def add(self, refund: Refund) -> None:
        """Remember a new one; its amount is held.

        `Contended` if there is not so much left of its payment.
        """

    def get(self, refund_id: RefundId, scope: Scope) -> Refund:
        """The refund; `RefundNotFound` if there is none within reach."""

    def save(self, refund: Refund) -> Refund:
        """Keep it under its next version, and answer it.

        Approved, its money leaves the credit, and what it frees is owed again.
        Rejected or failed, its amount can be asked for again; failed, its money is
        credit again. `Contended` if it is not the version that was read.
        """

    def held(self, payment_id: PaymentId) -> Money | None:
        """What of the payment goes back already, or was asked for; none if nothing."""

    def page(
        self,
        status: RefundStatus | None,
        patient_id: PatientId | None,
        after: RefundId | None,
        limit: int,
    ) -> tuple[Refund, ...]:
        """Those that stand so, of this patient, or all; the latest asked first."""

    def to_send(self, unless_since: datetime, limit: int) -> tuple[Refund, ...]:
        """Those the gateway has to be asked for, or about; the first asked first.

        Not those about which it was asked since then.
        """
