"""What was done with one patient's data, and to whom it was given (X7)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.privacy.list_accesses import ListAccesses
from mediklaud.application.privacy.list_disclosures import ListDisclosures
from mediklaud.application.privacy.list_patient_amendments import (
    ListPatientAmendments,
)
from mediklaud.application.registry.identify_patient import IdentifyPatient
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import Refusal
from mediklaud.domain.registry.patient import PatientNotFound
from mediklaud.domain.shared.ids import AuditId, PatientId
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.may import require_may
from mediklaud.entrypoints.web.office.named import numbers_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_FIND, _ONE = "office/patients.html", "office/patient.html"
_MANY = 100


@get("/privacy/patients", sync_to_thread=True)
def patients(visitor: AtPage) -> Page:
    """About whom does somebody ask?"""
    require_may(visitor, Permission.RECORD_DISCLOSURE)
    return visitor.page(_FIND)


@post("/privacy/patients", status_code=303, sync_to_thread=True)
def find_patient(visitor: AtPage) -> Page:
    """By the number, which does not get into the address."""
    try:
        with visitor.form.reading() as read:
            number = read.need("number", str)
        found = visitor.handle(IdentifyPatient(**visitor.query, number=number))
    except Refusal as refusal:
        return visitor.again(_FIND, refusal)
    return visitor.go(f"/privacy/patients/{found.patient_id}")


@get("/privacy/patients/{patient_id:uuid}", sync_to_thread=True)
def patient(
    visitor: AtPage, patient_id: FromPath[UUID], page: PageAsked, done: Filter = None
) -> Page:
    """Who opened the record, what was given out, and what the patient wishes."""
    facts = numbered(visitor, PatientId(patient_id))
    about: dict[str, Any] = {**visitor.query, "patient_id": PatientId(patient_id)}
    after, limit = page.after(AuditId), page.and_one
    found = visitor.handle(ListAccesses(**about, after=after, limit=limit))
    accesses = page.page(found, lambda one: one, lambda one: one.id)
    return visitor.page(
        _ONE,
        **facts,
        accesses=accesses.items,
        more=accesses.next_cursor,
        disclosures=visitor.handle(ListDisclosures(**about, limit=_MANY)),
        amendments=visitor.handle(ListPatientAmendments(**about, limit=_MANY)),
        done=done,
    )


def numbered(visitor: Visitor, whose: PatientId) -> dict[str, Any]:
    """The patient's id and number; refused if there is no such file."""
    number = numbers_of(visitor, [whose]).get(whose)
    if number is None:
        raise PatientNotFound(whose)
    return {"whose": whose, "number": number}
