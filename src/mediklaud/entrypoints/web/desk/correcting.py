"""The desk corrects a patient's file: a name, a birth date, how to reach somebody."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.application.registry.update_patient import UpdatePatient
from mediklaud.domain.errors import Refusal
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.reading import read_contact_changes
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.desk.enrol import address_in, alike_of, read_sheet
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_FILE = "/desk/patients/{patient_id:uuid}/file"
_PAGE = "desk/file.html"


@get(_FILE, sync_to_thread=True)
def file_page(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """As it stands."""
    patient = _patient(visitor, PatientId(patient_id))
    return visitor.page(_PAGE, patient=patient, alike=())


@post(_FILE, status_code=303, sync_to_thread=True)
def correct_file(visitor: AtPage, patient_id: FromPath[UUID]) -> Page:
    """So it is from now on, unless it seems to be somebody else's then."""
    wanted = PatientId(patient_id)
    try:
        visitor.handle(_corrected(visitor, wanted))
    except Refusal as refusal:
        facts = {
            "patient": _patient(visitor, wanted),
            "alike": alike_of(visitor, refusal),
        }
        return visitor.again(_PAGE, refusal, **facts)
    return visitor.go(f"/desk/patients/{wanted}?done=corrected")


def _corrected(visitor: Visitor, wanted: PatientId) -> UpdatePatient:
    """What the sheet says now; how to reach the patient may also be taken away."""
    form, region = visitor.form, visitor.site.hospital.region
    said = read_sheet(visitor)
    return UpdatePatient(
        **visitor.command,
        **said,
        patient_id=wanted,
        version=int(form["version"]) if form["version"].isdecimal() else 0,
        contact=read_contact_changes(form["phone"], form["email"], region),
        address=address_in(form),
        national_id=form["national_id"],
    )


def _patient(visitor: Visitor, wanted: PatientId) -> Patient:
    return visitor.handle(ReadPatient(**visitor.query, patient_id=wanted))
