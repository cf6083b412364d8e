"""`mediklaud invoice`: draft, issue, show (B3)."""

from __future__ import annotations

from datetime import date

import click

from mediklaud.application.billing.discard_draft import DiscardDraft
from mediklaud.application.billing.draft_invoice import DraftInvoice
from mediklaud.application.billing.issue_invoice import IssueInvoice
from mediklaud.application.billing.list_invoices import ListInvoices
from mediklaud.application.billing.read_invoice import ReadInvoice
from mediklaud.domain.shared.ids import ChargeId, InvoiceId, PatientId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import DAY, id_of
from mediklaud.entrypoints.cli.people import PATIENT, about_a_patient
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.billing.invoice_views import InvoiceView, SettlementView
from mediklaud.entrypoints.http.pages import Paging

_INVOICE = click.argument("invoice", type=id_of(InvoiceId))


@command("draft")
@click.argument("patient", type=PATIENT)
@click.option(
    "--charge",
    "charges",
    type=id_of(ChargeId),
    multiple=True,
    help="Only these; else all that are pending.",
)
@keyed
@pass_session
def draft(
    session: Session, *, patient: PatientId, charges: tuple[ChargeId, ...]
) -> None:
    """Draft an invoice for a patient's pending charges."""
    message = DraftInvoice(**session.command, patient_id=patient, charge_ids=charges)
    session.output.show(InvoiceView.of(session.handle(message)))


@command("issue")
@_INVOICE
@click.option("--due-on", type=DAY, help="Else after the usual days.")
@keyed
@pass_session
def issue(session: Session, *, invoice: InvoiceId, due_on: date | None) -> None:
    """Number a draft and make it a demand that never changes."""
    message = IssueInvoice(**session.command, invoice_id=invoice, due_on=due_on)
    session.output.show(InvoiceView.of(session.handle(message)))


@command("discard")
@_INVOICE
@keyed
@pass_session
def discard(session: Session, *, invoice: InvoiceId) -> None:
    """Throw a draft away; its charges are pending again."""
    session.handle(DiscardDraft(**session.command, invoice_id=invoice))
    session.output.done("The draft is gone.")


@command("show")
@_INVOICE
@pass_session
def show(session: Session, *, invoice: InvoiceId) -> None:
    """One invoice, with what was paid on it and what is due."""
    query = ReadInvoice(**session.query, invoice_id=invoice)
    session.output.show(SettlementView.standing(session.handle(query)))


@command("list")
@about_a_patient
@paged
@pass_session
def list_invoices(session: Session, *, patient: PatientId, page: Paging) -> None:
    """A patient's invoices, the latest first."""
    _list(session, patient, page)


@command("invoices")
@click.argument("patient", type=PATIENT)
@paged
@pass_session
def of_patient(session: Session, *, patient: PatientId, page: Paging) -> None:
    """The patient's invoices, the latest first."""
    _list(session, patient, page)


def _list(session: Session, patient: PatientId, page: Paging) -> None:
    query = ListInvoices(
        **session.query,
        patient_id=patient,
        after=page.after(InvoiceId),
        limit=page.and_one,
    )
    found = page.page(
        session.handle(query), SettlementView.standing, lambda one: one.id
    )
    session.output.list(
        found,
        "number",
        "issued_on",
        "due_on",
        "gross",
        "paid",
        "credited",
        "due",
        "state",
        "id",
    )
