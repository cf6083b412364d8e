"""`mediklaud invoice credit`, `waive`, `write-off`, and who approves (B4)."""

from __future__ import annotations

from collections.abc import Callable

import click

from mediklaud.application.billing.decide_credit_request import DecideCreditRequest
from mediklaud.application.billing.issue_credit_note import IssueCreditNote
from mediklaud.application.billing.list_credit_notes import ListCreditNotes
from mediklaud.application.billing.list_credit_requests import ListCreditRequests
from mediklaud.application.billing.list_invoice_credit_notes import (
    ListInvoiceCreditNotes,
)
from mediklaud.application.billing.read_credit_note import ReadCreditNote
from mediklaud.application.billing.read_credit_request import ReadCreditRequest
from mediklaud.domain.billing.credit_note import CreditKind, CreditLine
from mediklaud.domain.shared.ids import (
    CreditNoteId,
    CreditRequestId,
    InvoiceId,
    PatientId,
)
from mediklaud.entrypoints.cli.billing.credit_options import LINE
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import id_of
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.billing.credit_views import (
    CreditedView,
    CreditNoteView,
    CreditRequestView,
)
from mediklaud.entrypoints.http.pages import Page, Paging

_INVOICE = click.argument("invoice", type=id_of(InvoiceId))
_LINES = click.option(
    "--line",
    "lines",
    type=LINE,
    multiple=True,
    help="So much of a line: 1=125.00. Else all that is left.",
)
_REASON = click.option("--reason", required=True)
_COLUMNS = ("number", "kind", "amount", "given_back", "issued_at", "invoice_id", "id")


def _crediting(name: str, kind: CreditKind, about: str) -> click.Command:
    @_INVOICE
    @_LINES
    @_REASON
    @keyed
    @pass_session
    def credit(
        session: Session,
        *,
        invoice: InvoiceId,
        lines: tuple[CreditLine, ...],
        reason: str,
    ) -> None:
        message = IssueCreditNote(
            **session.command,
            invoice_id=invoice,
            kind=kind,
            reason=reason,
            lines=lines,
        )
        session.output.show(CreditedView.of(session.handle(message)))

    made: Callable[..., None] = credit
    made.__doc__ = about
    return command(name)(made)


credit = _crediting(
    "credit",
    CreditKind.CORRECTION,
    "Take back what was invoiced in error; above the limit, two have to want it.",
)
waive = _crediting(
    "waive", CreditKind.WAIVER, "Forgive what is still owed on an invoice."
)
write_off = _crediting(
    "write-off", CreditKind.WRITE_OFF, "Give up what nobody will ever pay."
)


@command("credit-requests")
@paged
@pass_session
def credit_requests(session: Session, *, page: Paging) -> None:
    """What waits for a second person, the first asked first."""
    query = ListCreditRequests(
        **session.query, after=page.after(CreditRequestId), limit=page.and_one
    )
    found = page.page(session.handle(query), CreditRequestView.of, lambda one: one.id)
    columns = ("kind", "amount", "reason", "asked_by", "asked_at", "invoice_id", "id")
    session.output.list(found, *columns)


@command("credit-request")
@click.argument("request", type=id_of(CreditRequestId))
@pass_session
def credit_request(session: Session, *, request: CreditRequestId) -> None:
    """One request for a credit note, decided or not."""
    query = ReadCreditRequest(**session.query, credit_request_id=request)
    session.output.show(CreditRequestView.of(session.handle(query)))


@command("approve-credit")
@click.argument("request", type=id_of(CreditRequestId))
@click.option(
    "--grant/--decline", "granted", default=True, help="The decision: to grant it."
)
@_REASON
@keyed
@pass_session
def approve_credit(
    session: Session, *, request: CreditRequestId, granted: bool, reason: str
) -> None:
    """Let happen what somebody else wants to credit, or not."""
    message = DecideCreditRequest(
        **session.command, credit_request_id=request, granted=granted, reason=reason
    )
    session.output.show(CreditedView.of(session.handle(message)))


@command("credit-note")
@click.argument("credit_note", type=id_of(CreditNoteId))
@pass_session
def credit_note(session: Session, *, credit_note: CreditNoteId) -> None:
    """One credit note, with its lines and the money it gave back."""
    query = ReadCreditNote(**session.query, credit_note_id=credit_note)
    session.output.show(CreditNoteView.of(session.handle(query)))


@command("credit-notes")
@_INVOICE
@pass_session
def of_invoice(session: Session, *, invoice: InvoiceId) -> None:
    """An invoice's credit notes, the first issued first."""
    query = ListInvoiceCreditNotes(**session.query, invoice_id=invoice)
    found = [CreditNoteView.of(note) for note in session.handle(query)]
    session.output.list(Page(items=found), *_COLUMNS)


@command("credit-notes")
@click.argument("patient", type=PATIENT)
@paged
@pass_session
def of_patient(session: Session, *, patient: PatientId, page: Paging) -> None:
    """The patient's credit notes, the latest first."""
    query = ListCreditNotes(
        **session.query,
        patient_id=patient,
        after=page.after(CreditNoteId),
        limit=page.and_one,
    )
    found = page.page(session.handle(query), CreditNoteView.of, lambda one: one.id)
    session.output.list(found, *_COLUMNS)
