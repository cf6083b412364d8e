"""The first page after signing in: what is next for whoever looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from litestar import get, post

from mediklaud.application.billing.read_account import ReadAccount
from mediklaud.application.scheduling.list_patient_appointments import (
    ListPatientAppointments,
)
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.account import AccountStatement
from mediklaud.domain.scheduling.appointment import AHEAD, Appointment
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.billing.work import first_page_of_billing
from mediklaud.entrypoints.web.desk.patients import first_page_of_desk
from mediklaud.entrypoints.web.doctor.day import first_page_of_doctor
from mediklaud.entrypoints.web.languages import SPOKEN
from mediklaud.entrypoints.web.office.administrator_home import (
    first_page_of_administrator,
)
from mediklaud.entrypoints.web.office.doctors import first_page_of_chief
from mediklaud.entrypoints.web.office.privacy_home import first_page_of_privacy
from mediklaud.entrypoints.web.pharmacy.queue import first_page_of_pharmacist
from mediklaud.entrypoints.web.scheduling.doctors import names_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_NEXT = 3
_LOOKED_THROUGH = 100
"""So many of the latest: what is cancelled stands among what is to come."""


@get("/", sync_to_thread=True)
def first_page(visitor: AtPage) -> Page:
    """Where everybody begins."""
    for role, theirs in _FIRST_PAGES.items():
        if role in visitor.me.roles:
            return theirs(visitor)
    return visitor.page("home.html")


def _of_patient(visitor: Visitor) -> Page:
    ahead = _ahead(visitor) if visitor.may_here(Permission.READ_APPOINTMENT) else ()
    doctors = names_of(visitor, (one.doctor_id for one in ahead))
    facts: dict[str, Any] = {"ahead": ahead, "doctors": doctors}
    facts["account"] = _account(visitor)
    facts["books"] = visitor.may_here(Permission.BOOK_APPOINTMENT)
    return visitor.page("home_of_patient.html", **facts)


def _ahead(visitor: Visitor) -> Sequence[Appointment]:
    visits = visitor.handle(
        ListPatientAppointments(
            **visitor.query, patient_id=visitor.patient_id, limit=_LOOKED_THROUGH
        )
    )
    return [one for one in reversed(visits) if one.status in AHEAD][:_NEXT]


def _account(visitor: Visitor) -> AccountStatement | None:
    """What is owed; nothing for whoever does not look after the money."""
    if not visitor.may_here(Permission.READ_ACCOUNT):
        return None
    return visitor.handle(ReadAccount(**visitor.query, patient_id=visitor.patient_id))


_FIRST_PAGES: dict[Role, Callable[[Visitor], Page]] = {
    Role.PATIENT: _of_patient,
    Role.DOCTOR: first_page_of_doctor,
    Role.FRONT_DESK: first_page_of_desk,
    Role.PHARMACIST: first_page_of_pharmacist,
    Role.CHIEF_MEDICAL_OFFICER: first_page_of_chief,
    Role.PRIVACY_OFFICER: first_page_of_privacy,
    Role.ADMINISTRATOR: first_page_of_administrator,
    Role.BILLING: first_page_of_billing,
}
"""Whoever holds several roles begins with the first of these."""


@post("/language", status_code=303, sync_to_thread=True)
def choose_language(visitor: AtPage) -> Page:
    """Read the pages in another language from now on."""
    chosen, jar = visitor.form["language"], visitor.site.jar
    if chosen in SPOKEN:
        visitor.cookies.append(jar.keep_long(jar.language, chosen))
    return visitor.go(visitor.form["next"])
