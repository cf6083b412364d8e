"""What a patient has paid, for the patient and for the hospital's desks."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.payment import Payment
from mediklaud.domain.shared.ids import PatientId, PaymentId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.billing import Payments


@frozen(kw_only=True)
class ListPayments(Query[tuple[Payment, ...]]):
    """A patient's payments, the latest first, each with what it pays for today."""

    permission: ClassVar = Permission.READ_ACCOUNT
    patient_id: PatientId
    after: PaymentId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_payments(query: ListPayments, *, payments: Payments) -> tuple[Payment, ...]:
    """One page of them."""
    return payments.of_patient(query.patient_id, query.after, query.limit)
