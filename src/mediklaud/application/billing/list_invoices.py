"""A patient's invoices."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.settlement import Settlement
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import InvoiceId, PatientId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.billing import Invoices


@frozen(kw_only=True)
class ListInvoices(Query[tuple[Settlement, ...]]):
    """A patient's invoices, the latest first."""

    permission: ClassVar = Permission.READ_INVOICE
    patient_id: PatientId
    after: InvoiceId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_invoices(
    query: ListInvoices, *, invoices: Invoices, hospital: Hospital, now: datetime
) -> tuple[Settlement, ...]:
    """One page of them, as they stand today."""
    today = hospital.day_of(now)
    return invoices.of_patient(query.patient_id, query.after, query.limit, today)
