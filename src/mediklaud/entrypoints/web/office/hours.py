"""A doctor's weekly hours, and when a doctor is away (S1, S6)."""

from __future__ import annotations

from datetime import time
from uuid import UUID

from litestar import post
from litestar.params import FromPath

from mediklaud.application.scheduling.cancel_absence import CancelAbsence
from mediklaud.application.scheduling.record_absence import RecordAbsence
from mediklaud.application.scheduling.set_availability import SetAvailability
from mediklaud.domain.errors import Refusal
from mediklaud.domain.scheduling.availability import OfferedHours
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.domain.shared.ids import AbsenceId, DoctorId
from mediklaud.domain.shared.period import Period
from mediklaud.entrypoints.reading import read_day, read_instant
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.forms import Form
from mediklaud.entrypoints.web.office.doctors import DOCTOR, about_doctor
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_ONE = "/doctors/{doctor_id:uuid}"
_USUAL = (VisitType.CONSULTATION, VisitType.FOLLOW_UP)


@post(f"{_ONE}/hours", status_code=303, sync_to_thread=True)
def set_hours(visitor: AtPage, doctor_id: FromPath[UUID]) -> Page:
    """So every week from that day on, instead of whatever was before."""
    wanted = DoctorId(doctor_id)
    try:
        visitor.handle(_hours(visitor, wanted))
    except Refusal as refusal:
        return _again(visitor, wanted, refusal)
    return visitor.go(f"/doctors/{wanted}?done=hours")


@post(f"{_ONE}/absences", status_code=303, sync_to_thread=True)
def record_absence(visitor: AtPage, doctor_id: FromPath[UUID]) -> Page:
    """Nobody is booked then; who is booked already needs a decision."""
    wanted = DoctorId(doctor_id)
    try:
        found = visitor.handle(_absence(visitor, wanted))
    except Refusal as refusal:
        return _again(visitor, wanted, refusal)
    away = "/impacted?done=absent" if found.affected else f"/doctors/{wanted}?done=away"
    return visitor.go(away)


@post(f"{_ONE}/absences/{{absence_id:uuid}}", status_code=303, sync_to_thread=True)
def cancel_absence(
    visitor: AtPage, doctor_id: FromPath[UUID], absence_id: FromPath[UUID]
) -> Page:
    """The doctor is here after all."""
    wanted = DoctorId(doctor_id)
    try:
        visitor.handle(
            CancelAbsence(**visitor.command, absence_id=AbsenceId(absence_id))
        )
    except Refusal as refusal:
        return _again(visitor, wanted, refusal)
    return visitor.go(f"/doctors/{wanted}?done=back")


def _hours(visitor: Visitor, wanted: DoctorId) -> SetAvailability:
    form = visitor.form
    with form.reading() as read:
        start = read.need("start", time.fromisoformat)
        end = read.need("end", time.fromisoformat)
        again = read.may("start_again", time.fromisoformat)
        last = read.may("end_again", time.fromisoformat)
        since = read.may("valid_from", read_day)
    stretches = [(start, end)]
    if again is not None and last is not None:
        stretches.append((again, last))
    days = tuple(day for day in Weekday if day.value in form.all("weekdays"))
    rules = tuple(_offer(form, days, *stretch) for stretch in stretches)
    return SetAvailability(
        **visitor.command, doctor_id=wanted, rules=rules, valid_from=since
    )


def _offer(
    form: Form, days: tuple[Weekday, ...], start: time, end: time
) -> OfferedHours:
    return OfferedHours(
        weekdays=days,
        start=start,
        end=end,
        visit_types=_USUAL,
        place=form["place"] or None,
    )


def _absence(visitor: Visitor, wanted: DoctorId) -> RecordAbsence:
    form, zone = visitor.form, visitor.site.hospital.time_zone
    with form.reading() as read:
        since = read.need("since", lambda text: read_instant(text, zone))
        until = read.need("until", lambda text: read_instant(text, zone))
        reason = read.need("away_because", str)
    return RecordAbsence(
        **visitor.command, doctor_id=wanted, period=Period(since, until), reason=reason
    )


def _again(visitor: Visitor, wanted: DoctorId, refusal: Refusal) -> Page:
    return visitor.again(DOCTOR, refusal, **about_doctor(visitor, wanted), done=None)
