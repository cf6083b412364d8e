"""`mediklaud charge`: services to be paid for (B2)."""

from __future__ import annotations

import click

from mediklaud.application.billing.list_billing_work import ListBillingWork
from mediklaud.application.billing.list_charges import ListCharges
from mediklaud.application.billing.list_unpriced_charges import ListUnpricedCharges
from mediklaud.application.billing.price_charge import PriceCharge
from mediklaud.application.billing.void_charge import VoidCharge
from mediklaud.domain.shared.ids import ChargeId, PatientId
from mediklaud.domain.shared.listing import LARGEST_LIMIT, USUAL_LIMIT
from mediklaud.domain.shared.money import Money
from mediklaud.entrypoints.cli.billing.tariffs import tax_option
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import MONEY, id_of
from mediklaud.entrypoints.cli.people import PATIENT, about_a_patient
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.billing.charge_views import ChargeView
from mediklaud.entrypoints.http.billing.work_views import BillingWorkView
from mediklaud.entrypoints.http.pages import Paging

_CHARGE = click.argument("charge", type=id_of(ChargeId))
_COLUMNS = ("served_at", "service", "quantity", "price", "status", "doctor_name", "id")


@command("list")
@about_a_patient
@paged
@pass_session
def list_charges(session: Session, *, patient: PatientId, page: Paging) -> None:
    """What a patient is to pay for, the latest made first."""
    _list(session, patient, page)


@command("charges")
@click.argument("patient", type=PATIENT)
@paged
@pass_session
def of_patient(session: Session, *, patient: PatientId, page: Paging) -> None:
    """What the patient is to pay for, the latest made first."""
    _list(session, patient, page)


def _list(session: Session, patient: PatientId, page: Paging) -> None:
    query = ListCharges(
        **session.query,
        patient_id=patient,
        after=page.after(ChargeId),
        limit=page.and_one,
    )
    found = page.page(session.handle(query), ChargeView.of, lambda one: one.id)
    session.output.list(found, *_COLUMNS)


@command("unpriced")
@paged
@pass_session
def unpriced(session: Session, *, page: Paging) -> None:
    """Services done when no tariff was valid, the first made first."""
    query = ListUnpricedCharges(
        **session.query, after=page.after(ChargeId), limit=page.and_one
    )
    found = page.page(session.handle(query), ChargeView.of, lambda one: one.id)
    session.output.list(found, *_COLUMNS, "patient_id")


@command("work")
@click.option("--limit", type=click.IntRange(1, LARGEST_LIMIT), default=USUAL_LIMIT)
@pass_session
def work(session: Session, *, limit: int) -> None:
    """Patients with services to invoice, and invoices that are late."""
    found = session.handle(ListBillingWork(**session.query, limit=limit))
    session.output.show(BillingWorkView.of(found))


@command("price")
@_CHARGE
@click.option("--price", type=MONEY, help="Left out: the tariff valid by now.")
@tax_option
@keyed
@pass_session
def price(session: Session, *, charge: ChargeId, price: Money | None, tax: int) -> None:
    """Price a service that stands on no invoice."""
    message = PriceCharge(
        **session.command, charge_id=charge, price=price, tax_rate=tax
    )
    session.output.show(ChargeView.of(session.handle(message)))


@command("void")
@_CHARGE
@click.option("--reason", required=True)
@keyed
@pass_session
def void(session: Session, *, charge: ChargeId, reason: str) -> None:
    """Take back a charge that stands on no invoice."""
    message = VoidCharge(**session.command, charge_id=charge, reason=reason)
    session.output.show(ChargeView.of(session.handle(message)))
