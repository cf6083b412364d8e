"""Invoices, credit notes and receipts on paper, from the terminal (B10)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from mediklaud.application.billing.print_credit_note import PrintCreditNote
from mediklaud.application.billing.print_invoice import PrintInvoice
from mediklaud.application.billing.print_receipt import PrintReceipt
from mediklaud.application.billing.print_statement import PrintStatement
from mediklaud.domain.billing.papers import PaperLanguage
from mediklaud.domain.shared.ids import CreditNoteId, InvoiceId, PatientId, PaymentId
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.new_files import require_new, to_option, write_new
from mediklaud.entrypoints.cli.params import DAY, OneOf, id_of
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session

_DONE = "Written. It holds private information."
_LANGUAGE = click.option(
    "--language",
    type=OneOf(PaperLanguage),
    default=PaperLanguage.ENGLISH,
    show_default=True,
)


@command("print")
@click.argument("invoice", type=id_of(InvoiceId))
@to_option
@_LANGUAGE
@pass_session
def invoice(
    session: Session, *, invoice: InvoiceId, to: Path, language: PaperLanguage
) -> None:
    """Print an issued invoice as PDF, with a square to pay by."""
    require_new(to)
    query = PrintInvoice(**session.query, invoice_id=invoice, language=language)
    write_new(to, session.handle(query).content)
    session.output.done(_DONE)


@command("print-credit")
@click.argument("credit_note", type=id_of(CreditNoteId))
@to_option
@_LANGUAGE
@pass_session
def credit_note(
    session: Session, *, credit_note: CreditNoteId, to: Path, language: PaperLanguage
) -> None:
    """Print a credit note as PDF."""
    require_new(to)
    query = PrintCreditNote(
        **session.query, credit_note_id=credit_note, language=language
    )
    write_new(to, session.handle(query).content)
    session.output.done(_DONE)


@command("receipt")
@click.argument("payment", type=id_of(PaymentId))
@to_option
@_LANGUAGE
@pass_session
def receipt(
    session: Session, *, payment: PaymentId, to: Path, language: PaperLanguage
) -> None:
    """Print a receipt as PDF; it never changes."""
    require_new(to)
    query = PrintReceipt(**session.query, payment_id=payment, language=language)
    write_new(to, session.handle(query).content)
    session.output.done(_DONE)


@command("print-statement")
@click.argument("patient", type=PATIENT)
@click.option("--from", "since", type=DAY, help="Else: a year before the last.")
@click.option("--until", type=DAY, help="The last day; else: today.")
@to_option
@_LANGUAGE
@pass_session
def statement(
    session: Session,
    *,
    patient: PatientId,
    since: date | None,
    until: date | None,
    to: Path,
    language: PaperLanguage,
) -> None:
    """Print a statement of account as PDF."""
    require_new(to)
    query = PrintStatement(
        **session.query,
        patient_id=patient,
        since=since,
        until=until,
        language=language,
    )
    write_new(to, session.handle(query).content)
    session.output.done(_DONE)
