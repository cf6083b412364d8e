"""`mediklaud pharmacy`: what was handed out is read, seen, undone, taken back."""

from __future__ import annotations

from datetime import date

import click

from mediklaud.application.pharmacy.cancel_dispensation import CancelDispensation
from mediklaud.application.pharmacy.list_awaiting_witness import ListAwaitingWitness
from mediklaud.application.pharmacy.list_dispensations import ListDispensations
from mediklaud.application.pharmacy.read_controlled_register import (
    ReadControlledRegister,
)
from mediklaud.application.pharmacy.read_dispensation import ReadDispensation
from mediklaud.application.pharmacy.return_medicine import ReturnMedicine
from mediklaud.application.pharmacy.witness_dispensation import WitnessDispensation
from mediklaud.domain.pharmacy.batch_part import OfBatch
from mediklaud.domain.shared.ids import DispensationId, PatientId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import DAY, id_of
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.pharmacy.counter_options import OF_BATCH
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Page, Paging
from mediklaud.entrypoints.http.pharmacy.dispensation_views import DispensationView
from mediklaud.entrypoints.http.pharmacy.register_views import RegisterLineView

_DISPENSATION = click.argument("dispensation", type=id_of(DispensationId))
_REASON = click.option("--reason", required=True)
_COLUMNS = (
    *("at", "medicine", "product", "quantity", "owed", "returned"),
    *("status", "patient_id", "id"),
)


@command("dispensation")
@_DISPENSATION
@pass_session
def dispensation(session: Session, *, dispensation: DispensationId) -> None:
    """What was handed out, from which batches, with what counsel."""
    query = ReadDispensation(**session.query, dispensation_id=dispensation)
    session.output.show(DispensationView.of(session.handle(query)))


@command("dispensations")
@click.argument("patient", type=PATIENT)
@paged
@pass_session
def of_patient(session: Session, *, patient: PatientId, page: Paging) -> None:
    """What a patient was handed, the newest first."""
    query = ListDispensations(
        **session.query,
        patient_id=patient,
        after=page.after(DispensationId),
        limit=page.and_one,
    )
    found = session.handle(query)
    shown = page.page(found, DispensationView.of, lambda one: one.id)
    session.output.list(shown, *_COLUMNS)


@command("awaiting")
@paged
@pass_session
def awaiting(session: Session, *, page: Paging) -> None:
    """Controlled medicines that wait for a second pharmacist."""
    query = ListAwaitingWitness(
        **session.query, after=page.after(DispensationId), limit=page.and_one
    )
    found = session.handle(query)
    shown = page.page(found, DispensationView.of, lambda one: one.id)
    session.output.list(shown, *_COLUMNS)


@command("witness")
@_DISPENSATION
@keyed
@pass_session
def witness(session: Session, *, dispensation: DispensationId) -> None:
    """See, as a second pharmacist, that a controlled medicine is right."""
    message = WitnessDispensation(**session.command, dispensation_id=dispensation)
    session.output.show(DispensationView.of(session.handle(message)))


@command("undo")
@_DISPENSATION
@_REASON
@keyed
@pass_session
def undo(session: Session, *, dispensation: DispensationId, reason: str) -> None:
    """Undo a dispensation as a whole; everything goes back into its batches."""
    message = CancelDispensation(
        **session.command, dispensation_id=dispensation, reason=reason
    )
    session.output.show(DispensationView.of(session.handle(message)))


@command("return")
@_DISPENSATION
@click.option(
    "--part",
    "parts",
    type=OF_BATCH,
    multiple=True,
    required=True,
    help="A batch's id and how much of it: ID=10.",
)
@click.option("--unopened/--opened", required=True, help="Is it as it was handed out?")
@_REASON
@keyed
@pass_session
def take_back(
    session: Session,
    *,
    dispensation: DispensationId,
    parts: tuple[OfBatch, ...],
    unopened: bool,
    reason: str,
) -> None:
    """Take some of it back: to the shelf if that may be, else it is written off."""
    message = ReturnMedicine(
        **session.command,
        dispensation_id=dispensation,
        parts=parts,
        unopened=unopened,
        reason=reason,
    )
    session.output.show(DispensationView.of(session.handle(message)))


@command("register")
@click.option("--from", "since", type=DAY, help="Else: thirty days before the last.")
@click.option("--until", type=DAY, help="The last day; else: today.")
@pass_session
def register(session: Session, *, since: date | None, until: date | None) -> None:
    """The register of controlled medicines, line by line."""
    query = ReadControlledRegister(**session.query, since=since, until=until)
    lines = [RegisterLineView.of(line) for line in session.handle(query)]
    columns = ("number", "at", "entry", "product", "quantity", "balance")
    session.output.list(
        Page(items=lines), *columns, "patient_id", "pharmacist", "witness"
    )
