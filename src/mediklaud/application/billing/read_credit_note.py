"""A credit note, for whose invoice it is about and for billing."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.credit_note import CreditNote
from mediklaud.domain.shared.ids import CreditNoteId
from mediklaud.ports.billing import CreditNotes


@frozen(kw_only=True)
class ReadCreditNote(Query[CreditNote]):
    """One credit note, with its lines and the money it gave back."""

    permission: ClassVar = Permission.READ_INVOICE
    credit_note_id: CreditNoteId


def read_credit_note(
    query: ReadCreditNote, *, credit_notes: CreditNotes, scope: Scope
) -> CreditNote:
    """As it was issued: it never changes."""
    return credit_notes.get(query.credit_note_id, scope)
