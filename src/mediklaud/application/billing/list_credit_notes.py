"""What was taken back of a patient's invoices."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.credit_note import CreditNote
from mediklaud.domain.shared.ids import CreditNoteId, PatientId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.billing import CreditNotes


@frozen(kw_only=True)
class ListCreditNotes(Query[tuple[CreditNote, ...]]):
    """A patient's credit notes, the latest first."""

    permission: ClassVar = Permission.READ_INVOICE
    patient_id: PatientId
    after: CreditNoteId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_credit_notes(
    query: ListCreditNotes, *, credit_notes: CreditNotes
) -> tuple[CreditNote, ...]:
    """One page of them."""
    return credit_notes.of_patient(query.patient_id, query.after, query.limit)
