"""`mediklaud pharmacy queue`, `show`, `dispense`: at the counter (H3-H8)."""

from __future__ import annotations

import click

from mediklaud.application.pharmacy.dispense import Dispense
from mediklaud.application.pharmacy.list_open_prescriptions import (
    ListOpenPrescriptions,
)
from mediklaud.application.pharmacy.read_for_dispensing import ReadForDispensing
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.pharmacy.batch_part import OfBatch
from mediklaud.domain.pharmacy.counselling import Counselling
from mediklaud.domain.pharmacy.identifiers import Identifiers
from mediklaud.domain.shared.ids import PrescriptionId, ProductId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.medication.regimen_options import overrides_option
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import id_of
from mediklaud.entrypoints.cli.pharmacy.counter_options import (
    OF_BATCH,
    counselling_options,
    identifiers_options,
)
from mediklaud.entrypoints.cli.pharmacy.product_param import PRODUCT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Paging
from mediklaud.entrypoints.http.pharmacy.counter_views import (
    ForDispensingView,
    WaitingView,
)
from mediklaud.entrypoints.http.pharmacy.dispensation_views import DispensationView

_PRESCRIPTION = click.argument("prescription", type=id_of(PrescriptionId))


@command("queue")
@paged
@pass_session
def queue(session: Session, *, page: Paging) -> None:
    """What can be handed out today, the first written first."""
    query = ListOpenPrescriptions(
        **session.query, after=page.after(PrescriptionId), limit=page.and_one
    )
    found = session.handle(query)
    shown = page.page(found, WaitingView.waiting, lambda one: one.prescription.id)
    columns = ("written_at", "medicine.name", "medicine.strength", "left")
    session.output.list(
        shown, *columns, "valid_until", "patient.number", "patient.name", "id"
    )


@command("show")
@_PRESCRIPTION
@pass_session
def show(session: Session, *, prescription: PrescriptionId) -> None:
    """The patient, what is known and taken, a fresh check, and the batches."""
    query = ReadForDispensing(**session.query, prescription_id=prescription)
    session.output.show(ForDispensingView.of(session.handle(query)))


@command("dispense")
@_PRESCRIPTION
@click.argument("product", type=PRODUCT)
@click.option("--quantity", type=click.IntRange(1), help="Else: what is due.")
@identifiers_options
@click.option(
    "--batch",
    "batches",
    type=OF_BATCH,
    multiple=True,
    help="By hand: a batch's id and how much of it, ID=10.",
)
@click.option("--batch-reason", help="Why not those that expire first.")
@click.option("--partial", is_flag=True, help="What is there; the rest is owed.")
@counselling_options
@overrides_option
@keyed
@pass_session
def dispense(
    session: Session,
    *,
    prescription: PrescriptionId,
    product: ProductId,
    quantity: int | None,
    identifiers: Identifiers,
    batches: tuple[OfBatch, ...],
    batch_reason: str | None,
    partial: bool,
    counselling: Counselling | None,
    overrides: tuple[OverrideGiven, ...],
) -> None:
    """Hand out what was prescribed; checked again, and refused while it is unsafe."""
    message = Dispense(
        **session.command,
        prescription_id=prescription,
        product_id=product,
        quantity=quantity,
        identifiers=identifiers,
        batches=batches,
        batch_reason=batch_reason,
        partial=partial,
        counselling=counselling,
        overrides=overrides,
    )
    session.output.show(DispensationView.of(session.handle(message)))
