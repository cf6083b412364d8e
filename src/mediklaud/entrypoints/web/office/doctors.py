"""The chief medical officer's doctors: who works here, who applies, who is away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.messages import Command
from mediklaud.application.registry.approve_doctor import ApproveDoctor
from mediklaud.application.registry.list_doctors import ListDoctors
from mediklaud.application.registry.read_doctor_file import ReadDoctorFile
from mediklaud.application.registry.record_doctor_left import RecordDoctorLeft
from mediklaud.application.registry.reinstate_doctor import ReinstateDoctor
from mediklaud.application.registry.suspend_doctor import SuspendDoctor
from mediklaud.application.scheduling.list_absences import ListAbsences
from mediklaud.application.scheduling.list_impacted_appointments import (
    ListImpactedAppointments,
)
from mediklaud.application.scheduling.read_availability import ReadAvailability
from mediklaud.domain.errors import Refusal
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.entrypoints.http.queries import Filter, Searched
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

DOCTOR = "office/doctor.html"
_ONE = "/doctors/{doctor_id:uuid}"
_MANY = 200


@get("/doctors", sync_to_thread=True)
def doctors(visitor: AtPage, q: Searched = None, status: Filter = None) -> Page:
    """By part of the name, or by how they stand."""
    return _listed(visitor, q, status)


def first_page_of_chief(visitor: Visitor) -> Page:
    """Everybody who practises or wants to, and what needs a decision."""
    return _listed(visitor, None, None)


@get(_ONE, sync_to_thread=True)
def doctor(visitor: AtPage, doctor_id: FromPath[UUID], done: Filter = None) -> Page:
    """The file, the hours, the absences."""
    facts = about_doctor(visitor, DoctorId(doctor_id))
    return visitor.page(DOCTOR, **facts, done=done)


@post(f"{_ONE}/standing", status_code=303, sync_to_thread=True)
def change_standing(visitor: AtPage, doctor_id: FromPath[UUID]) -> Page:
    """Approved, suspended, back, or gone."""
    wanted = DoctorId(doctor_id)
    try:
        visitor.handle(_step(visitor, wanted))
    except Refusal as refusal:
        facts = about_doctor(visitor, wanted)
        return visitor.again(DOCTOR, refusal, **facts, done=None)
    return visitor.go(f"/doctors/{wanted}?done=standing")


def about_doctor(visitor: Visitor, wanted: DoctorId) -> dict[str, Any]:
    """What a doctor's page shows."""
    about: dict[str, Any] = {**visitor.query, "doctor_id": wanted}
    return {
        "doctor": visitor.handle(ReadDoctorFile(**about)),
        "rules": visitor.handle(ReadAvailability(**about)).rules,
        "absences": visitor.handle(ListAbsences(**about)),
    }


def _listed(visitor: Visitor, q: str | None, status: str | None) -> Page:
    chosen = DoctorStatus(status) if status in set(DoctorStatus) else None
    query = ListDoctors(**visitor.query, q=q or None, status=chosen, limit=_MANY)
    impacted = visitor.handle(ListImpactedAppointments(**visitor.query, limit=_MANY))
    facts: dict[str, Any] = {
        "doctors": visitor.handle(query),
        "impacted": impacted,
        "q": q or "",
        "chosen": chosen,
        "statuses": tuple(DoctorStatus),
    }
    return visitor.page("office/doctors.html", **facts)


def _step(visitor: Visitor, wanted: DoctorId) -> Command[Any]:
    form = visitor.form
    if form["step"] == "suspend":
        with form.reading() as read:
            reason = read.need("reason", str)
        return SuspendDoctor(**visitor.command, doctor_id=wanted, reason=reason)
    with form.reading() as read:
        step = read.need("step", _STEPS.__getitem__)
    return step(**visitor.command, doctor_id=wanted)


_STEPS: dict[str, Callable[..., Command[Any]]] = {
    "approve": ApproveDoctor,
    "reinstate": ReinstateDoctor,
    "left": RecordDoctorLeft,
}
