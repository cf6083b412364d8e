"""Billing finds a patient's account, and puts what was done on an invoice."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.billing.draft_invoice import DraftInvoice
from mediklaud.application.billing.grant_dues_override import GrantDuesOverride
from mediklaud.application.billing.list_charges import ListCharges
from mediklaud.application.billing.list_invoices import ListInvoices
from mediklaud.application.billing.read_account import ReadAccount
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.charge import OPEN
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import ChargeId, PatientId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.may import require_may
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_FIND, _ACCOUNT = "billing/find.html", "billing/account.html"
_SHOWN = 100


@get("/accounts", sync_to_thread=True)
def find_page(visitor: AtPage) -> Page:
    """Whose account is wanted?"""
    require_may(visitor, Permission.INVOICE)
    return visitor.page(_FIND, found=None)


@post("/accounts", status_code=200, sync_to_thread=True)
def find(visitor: AtPage) -> Page:
    """Who is meant; a name is looked for without standing in an address."""
    try:
        with visitor.form.reading() as read:
            wanted = read.need("who", str)
        found = visitor.handle(FindPatients(**visitor.query, q=wanted, limit=50))
    except Refusal as refusal:
        return visitor.again(_FIND, refusal, found=None)
    return visitor.page(_FIND, found=found)


@get("/accounts/{patient_id:uuid}", sync_to_thread=True)
def account_page(
    visitor: AtPage, patient_id: FromPath[UUID], done: Filter = None
) -> Page:
    """What a patient owes, what waits for an invoice, and every invoice."""
    facts = _about(visitor, PatientId(patient_id))
    return visitor.page(_ACCOUNT, **facts, done=done)


@post("/accounts/{patient_id:uuid}", status_code=303, sync_to_thread=True)
def draft(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """The chosen charges stand on a draft, which is looked at next."""
    whose = PatientId(patient_id)
    try:
        with visitor.form.reading() as read:
            read.need("charge", ChargeId.parse)
        chosen = tuple(map(ChargeId.parse, visitor.form.all("charge")))
        drafted = visitor.handle(
            DraftInvoice(**visitor.command, patient_id=whose, charge_ids=chosen)
        )
    except Refusal as refusal:
        facts = _about(visitor, whose)
        return visitor.again(_ACCOUNT, refusal, **facts, done=None)
    return visitor.go(f"/invoices/{drafted.id}?done=drafted")


@post("/accounts/{patient_id:uuid}/override", status_code=303, sync_to_thread=True)
def let_pass(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """The next booking passes in spite of dues, for a reason (U4)."""
    whose = PatientId(patient_id)
    try:
        with visitor.form.reading() as read:
            reason = read.need("reason", str)
        visitor.handle(
            GrantDuesOverride(**visitor.command, patient_id=whose, reason=reason)
        )
    except Refusal as refusal:
        facts = _about(visitor, whose)
        return visitor.again(_ACCOUNT, refusal, **facts, done=None)
    return visitor.go(f"/accounts/{whose}?done=override")


def _about(visitor: Visitor, whose: PatientId) -> dict[str, Any]:
    asked: dict[str, Any] = {**visitor.query, "patient_id": whose}
    patient = visitor.handle(ReadPatient(**asked))
    charges = visitor.handle(ListCharges(**asked, limit=_SHOWN))
    return {
        "patient": patient,
        "account": visitor.handle(ReadAccount(**asked)),
        "waiting": [charge for charge in charges if charge.status in OPEN],
        "invoices": visitor.handle(ListInvoices(**asked, limit=_SHOWN)),
    }
