"""A person at the desk becomes a patient; a file that is there already is shown."""

from __future__ import annotations

from typing import Any

from litestar import get, post

from mediklaud.application.registry.enrol_patient import EnrolPatient
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import Refusal
from mediklaud.domain.registry.duplicates import LikelyDuplicate
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.shared.person import Address, BirthDate, NoContact
from mediklaud.entrypoints.reading import (
    read_contact,
    read_day,
    read_email,
    read_phone,
)
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.forms import Form, Reading
from mediklaud.entrypoints.web.may import require_may
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_ENROL = "desk/enrol.html"


@get("/desk/enrol", sync_to_thread=True)
def enrol_page(visitor: AtPage) -> Page:
    """An empty sheet for somebody new."""
    require_may(visitor, Permission.ENROL_PATIENT)
    return visitor.page(_ENROL, alike=())


@post("/desk/enrol", status_code=303, sync_to_thread=True)
def enrol(visitor: AtPage) -> Page:
    """The file is opened, unless the person seems to have one."""
    try:
        opened = visitor.handle(EnrolPatient(**visitor.command, **_read(visitor)))
    except Refusal as refusal:
        return visitor.again(_ENROL, refusal, alike=alike_of(visitor, refusal))
    return visitor.go(f"/desk/patients/{opened.patient_id}?done=enrolled")


def alike_of(visitor: Visitor, refusal: Refusal) -> tuple[Patient, ...]:
    """The files that may be the same person's; rarely more than one."""
    found = refusal.candidates if isinstance(refusal, LikelyDuplicate) else ()
    return tuple(
        visitor.handle(ReadPatient(**visitor.query, patient_id=one))
        for one in found[:3]
    )


def _read(visitor: Visitor) -> dict[str, Any]:
    """What opens a file."""
    form, region = visitor.form, visitor.site.hospital.region
    return {
        **read_sheet(visitor),
        "national_id": form["national_id"] or None,
        "contact": read_contact(form["phone"], form["email"], region),
        "address": address_in(form),
    }


def read_sheet(visitor: Visitor) -> dict[str, Any]:
    """What was written on the sheet, each judged beside its own field."""
    form = visitor.form
    with form.reading() as read:
        said = {
            "name": read.need("name", str),
            "birth_date": _born(read),
            "gender": read.may("gender", Gender),
            "duplicate_reason": form["duplicate_reason"] or None,
        }
        _contact(read, visitor.site.hospital.region)
        read.need("line", str)
        read.need("city", str)
    return said


def _born(read: Reading) -> BirthDate | None:
    day = read.need("birth_date", read_day)
    estimated = "estimated" in read.form
    return BirthDate(day=day, estimated=estimated) if day else None


def _contact(read: Reading, region: str) -> None:
    """Each way to reach the person is judged beside its own field."""
    read.may("phone", lambda text: read_phone(text, region))
    read.may("email", read_email)
    if "phone" not in read.form and "email" not in read.form:
        read.wrong["phone"] = NoContact().message


def address_in(form: Form) -> Address:
    """Where the person lives; the country stays what it was."""
    return Address(
        line=form["line"],
        city=form["city"],
        postcode=form["postcode"] or None,
        **({"country": form["country"]} if "country" in form else {}),
    )
