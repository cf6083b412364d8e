"""What crediting by hand needs to remember: what waits for a second person."""

from typing import Protocol

from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.credit_request import CreditRequest
from mediklaud.domain.billing.dispute import Dispute
from mediklaud.domain.billing.payment_plan import PaymentPlan
from mediklaud.domain.shared.ids import (
    CreditRequestId,
    DisputeId,
    InvoiceId,
    PatientId,
)


class CreditRequests(Protocol):
    """Every wish to credit more than one person may."""

    def add(self, request: CreditRequest) -> None:
        """Remember a new one."""

    def get(self, request_id: CreditRequestId, scope: Scope) -> CreditRequest:
        """The request; `CreditRequestNotFound` if there is none within reach."""

    def save(self, request: CreditRequest) -> None:
        """Keep it as decided; `Contended` if it is not what was read."""

    def waiting(
        self, after: CreditRequestId | None, limit: int
    ) -> tuple[CreditRequest, ...]:
        """Those of all patients that nobody decided, the first asked first."""

    def of_patient(self, patient_id: PatientId) -> tuple[CreditRequest, ...]:
        """All of this patient, the first asked first."""


class Disputes(Protocol):
    """Every objection against a line; what it holds is kept beside the dues."""

    def add(self, dispute: Dispute) -> None:
        """Remember a new one: what is left of its line does not count as late.

        `Contended` if another one of the line holds.
        """

    def get(self, dispute_id: DisputeId, scope: Scope) -> Dispute:
        """The dispute; `DisputeNotFound` if there is none within reach."""

    def save(self, dispute: Dispute) -> None:
        """Keep what became of it: what is left of its line counts, if it holds no more.

        `Contended` if it is not what was read.
        """

    def open(self, after: DisputeId | None, limit: int) -> tuple[Dispute, ...]:
        """Those of all patients that nobody decided, the first opened first."""

    def of_invoice(self, invoice_id: InvoiceId) -> tuple[Dispute, ...]:
        """All of this invoice, the first opened first."""

    def of_patient(self, patient_id: PatientId) -> tuple[Dispute, ...]:
        """All of this patient, the first opened first."""


class PaymentPlans(Protocol):
    """Every agreement to pay in parts; the live ones are kept beside the dues."""

    def add(self, plan: PaymentPlan) -> None:
        """Remember a new one; `Contended` if its invoice has one that is live."""

    def live(self, invoice_id: InvoiceId) -> PaymentPlan | None:
        """The one that counts for this invoice, if there is one."""

    def end(self, plan: PaymentPlan) -> None:
        """Keep it as ended; `Contended` if it is not what was read."""

    def of_patient(self, patient_id: PatientId) -> tuple[PaymentPlan, ...]:
        """All of this patient, the first agreed first."""
