"""The front desk finds a patient, and sees what a desk may know of one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.billing.read_account import ReadAccount
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.application.scheduling.list_patient_appointments import (
    ListPatientAppointments,
)
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.scheduling.appointment import AHEAD
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.may import require_may
from mediklaud.entrypoints.web.scheduling.doctors import names_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

PATIENT = "desk/patient.html"
_FIND = "desk/patients.html"
_SHOWN = 20


@get("/desk/patients", sync_to_thread=True)
def patients(visitor: AtPage) -> Page:
    """One box to find everybody."""
    require_may(visitor, Permission.FIND_PATIENT)
    return first_page_of_desk(visitor)


def first_page_of_desk(visitor: Visitor) -> Page:
    """Somebody stands at the desk: who is it?"""
    return visitor.page(_FIND, found=None, unclear=None, me=visitor.me)


@post("/desk/patients", status_code=200, sync_to_thread=True)
def find(visitor: AtPage) -> Page:
    """Who is meant; a name never stands in an address."""
    query = FindPatients(**visitor.query, q=visitor.form["q"], limit=_SHOWN)
    try:
        found = visitor.handle(query)
    except InvalidValue as refusal:
        return visitor.page(_FIND, found=(), unclear=refusal)
    return visitor.page(_FIND, found=found, unclear=None)


@get("/desk/patients/{patient_id:uuid}", sync_to_thread=True)
def patient(visitor: AtPage, patient_id: FromPath[UUID], done: Filter = None) -> Page:
    """The card, the visits and the account of one patient."""
    facts = about_patient(visitor, PatientId(patient_id))
    return visitor.page(PATIENT, **facts, done=done)


def about_patient(visitor: Visitor, wanted: PatientId) -> dict[str, Any]:
    """What the patient's page at the desk shows."""
    about: dict[str, Any] = {**visitor.query, "patient_id": wanted}
    visits = visitor.handle(ListPatientAppointments(**about, limit=50))
    now = visitor.site.application.clock.now()
    return {
        "patient": visitor.handle(ReadPatient(**about)),
        "account": visitor.handle(ReadAccount(**about)),
        "ahead": [one for one in reversed(visits) if one.status in AHEAD],
        "past": [one for one in visits if one.status not in AHEAD],
        "doctors": names_of(visitor, (one.doctor_id for one in visits)),
        "now": now,
        "day_of": visitor.site.hospital.day_of,
    }
