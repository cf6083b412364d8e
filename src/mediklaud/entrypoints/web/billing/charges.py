"""A service that was done: priced by billing, or taken back (B2)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.billing.list_charges import ListCharges
from mediklaud.application.billing.price_charge import PriceCharge
from mediklaud.application.billing.void_charge import VoidCharge
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.domain.billing.charge import ChargeNotFound
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import ChargeId, PatientId
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.billing.amounts import in_our_money
from mediklaud.entrypoints.web.billing.tariffs import basis_points
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_ONE = "/accounts/{patient_id:uuid}/charges/{charge_id:uuid}"
_PAGE = "billing/charge.html"
_MANY = 200


@get(_ONE, sync_to_thread=True)
def charge_page(
    visitor: AtPage, patient_id: FromPath[UUID], charge_id: FromPath[UUID]
) -> Page:
    """What was done, and what it costs so far."""
    return visitor.page(_PAGE, **_about(visitor, patient_id, charge_id))


@post(f"{_ONE}/price", status_code=303, sync_to_thread=True)
def price_charge(
    visitor: AtPage, patient_id: FromPath[UUID], charge_id: FromPath[UUID]
) -> Page:
    """It costs what is written, or what the tariff says by now."""
    try:
        with visitor.form.reading() as read:
            price = read.may("price", in_our_money(visitor))
            tax = read.may("tax", basis_points) or 0
        wanted = ChargeId(charge_id)
        visitor.handle(
            PriceCharge(**visitor.command, charge_id=wanted, price=price, tax_rate=tax)
        )
    except Refusal as refusal:
        facts = _about(visitor, patient_id, charge_id)
        return visitor.again(_PAGE, refusal, **facts)
    return visitor.go(f"/accounts/{patient_id}?done=priced")


@post(f"{_ONE}/void", status_code=303, sync_to_thread=True)
def void_charge(
    visitor: AtPage, patient_id: FromPath[UUID], charge_id: FromPath[UUID]
) -> Page:
    """Nothing is to be paid for it, for a reason."""
    try:
        with visitor.form.reading() as read:
            reason = read.need("reason", str)
        wanted = ChargeId(charge_id)
        visitor.handle(VoidCharge(**visitor.command, charge_id=wanted, reason=reason))
    except Refusal as refusal:
        facts = _about(visitor, patient_id, charge_id)
        return visitor.again(_PAGE, refusal, **facts)
    return visitor.go(f"/accounts/{patient_id}?done=voided")


def _about(visitor: Visitor, patient_id: UUID, charge_id: UUID) -> dict[str, Any]:
    whose, wanted = PatientId(patient_id), ChargeId(charge_id)
    asked: dict[str, Any] = {**visitor.query, "patient_id": whose}
    patient = visitor.handle(ReadPatient(**asked))
    for charge in visitor.handle(ListCharges(**asked, limit=_MANY)):
        if charge.id == wanted:
            return {"patient": patient, "charge": charge}
    raise ChargeNotFound(wanted)
