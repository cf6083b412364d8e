"""How a patient is reached, and what about (P4)."""

from __future__ import annotations

from litestar import get, post

from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.application.registry.update_patient import UpdatePatient
from mediklaud.domain.errors import Refusal
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.shared.consent import Consent, ContactChannel, ContactPurpose
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.reading import read_contact_changes
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.desk.enrol import address_in
from mediklaud.entrypoints.web.forms import Form
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "patient/contact.html"
_CHOICES = tuple(
    Consent(channel, purpose)
    for purpose in ContactPurpose
    for channel in ContactChannel
)


@get("/my/contact", sync_to_thread=True)
def contact_page(visitor: AtPage, done: Filter = None) -> Page:
    """As the hospital has it."""
    return visitor.page(_PAGE, **_about(_own(visitor)), done=done)


@post("/my/contact", status_code=303, sync_to_thread=True)
def change_contact(visitor: AtPage) -> Page:
    """From now on so."""
    try:
        visitor.handle(_changed(visitor))
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(_own(visitor)), done=None)
    return visitor.go("/my/contact?done=kept")


def _changed(visitor: Visitor) -> UpdatePatient:
    form, region = visitor.form, visitor.site.hospital.region
    with form.reading() as read:
        version = read.need("version", int)
    return UpdatePatient(
        **visitor.command,
        patient_id=visitor.own_id,
        version=version,
        contact=read_contact_changes(form["phone"], form["email"], region),
        address=address_in(form),
        consents=_agreed(form),
    )


def _agreed(form: Form) -> tuple[Consent, ...]:
    return tuple(one for one in _CHOICES if _name_of(one) in form.all("agreed"))


def _name_of(one: Consent) -> str:
    return f"{one.purpose}:{one.channel}"


def _own(visitor: Visitor) -> Patient:
    query = ReadPatient(**visitor.query, patient_id=visitor.own_id)
    return visitor.handle(query)


def _about(patient: Patient) -> dict[str, object]:
    agreed = {_name_of(one) for one in patient.consents}
    return {
        "patient": patient,
        "agreed": agreed,
        "purposes": tuple(ContactPurpose),
        "channels": tuple(ContactChannel),
    }
