"""Patients over HTTP: enrol, find, read, keep up to date (P1, P2, P4)."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from litestar import get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from mediklaud.application.registry.enrol_patient import EnrolPatient
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.application.registry.identify_patient import IdentifyPatient
from mediklaud.application.registry.name_patients import NamePatients
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.application.registry.update_patient import UpdatePatient
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.http.desk import AtDesk, IfMatch, needed_version_in
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.person import contact_changes
from mediklaud.entrypoints.http.registry.patient_bodies import (
    PatientBody,
    PatientChangesBody,
    PatientsMeantBody,
)
from mediklaud.entrypoints.http.registry.patient_views import (
    EnrolmentView,
    IdentifiedPatientView,
    PatientCardView,
    PatientView,
)

TAGS = ("patients",)


@post("/patients", sync_to_thread=True, tags=TAGS)
def enrol_patient(data: JSONBody[PatientBody], desk: AtDesk) -> EnrolmentView:
    """Open a patient's file; the answer names files that look like it (P2)."""
    command = EnrolPatient(
        **desk.command,
        name=data.name,
        birth_date=data.born(),
        contact=data.contact.read(desk.region),
        address=data.address.read(desk.region),
        gender=data.gender,
        national_id=data.national_id,
        consents=data.agreed(),
        duplicate_reason=data.duplicate_reason,
    )
    return EnrolmentView.made(desk.handle(command))


@get("/patients", sync_to_thread=True, tags=TAGS)
def find_patients(
    desk: AtDesk,
    page: PageAsked,
    q: Annotated[str, QueryParameter(max_length=100)],
) -> Page[PatientCardView]:
    """By three letters of a name, a birth date too, or a whole number or e-mail."""
    query = FindPatients(
        **desk.query, q=q, after=page.after(PatientId), limit=page.and_one
    )
    return page.page(desk.handle(query), PatientCardView.of, lambda card: card.id)


@get("/patients/identified", sync_to_thread=True, tags=TAGS)
def identify_patient(
    desk: AtDesk, number: Annotated[str, QueryParameter(max_length=40)]
) -> IdentifiedPatientView:
    """Whose number this is: `P-000123-4`."""
    found = desk.handle(IdentifyPatient(**desk.query, number=number))
    return IdentifiedPatientView(patient_id=found.patient_id.value)


@post("/patients/named", status_code=200, sync_to_thread=True, tags=TAGS)
def name_patients(
    data: JSONBody[PatientsMeantBody], desk: AtDesk
) -> Page[PatientCardView]:
    """Whose ids these are: names for a list."""
    meant = tuple(map(PatientId, data.patient_ids))
    found = desk.handle(NamePatients(**desk.query, patient_ids=meant))
    return Page(items=[PatientCardView.of(card) for card in found])


@get("/patients/{patient_id:uuid}", sync_to_thread=True, tags=TAGS)
def read_patient(patient_id: FromPath[UUID], desk: AtDesk) -> PatientView:
    """Who the patient is, and how to reach the patient."""
    query = ReadPatient(**desk.query, patient_id=PatientId(patient_id))
    return PatientView.of(desk.handle(query))


@patch("/patients/{patient_id:uuid}", sync_to_thread=True, tags=TAGS)
def update_patient(
    patient_id: FromPath[UUID],
    data: JSONBody[PatientChangesBody],
    desk: AtDesk,
    if_match: IfMatch = None,
) -> PatientView:
    """Change what is given; patients themselves change only how to reach them."""
    command = UpdatePatient(
        **desk.command,
        patient_id=PatientId(patient_id),
        version=needed_version_in(if_match),
        name=data.name,
        birth_date=data.born(),
        contact=contact_changes(data.contact, desk.region),
        address=data.address.read(desk.region) if data.address else None,
        gender=data.gender,
        national_id=data.national_id,
        consents=data.agreed(),
        status=data.status,
        duplicate_reason=data.duplicate_reason,
    )
    return PatientView.of(desk.handle(command))
