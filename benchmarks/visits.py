"""The town's appointments: a month ahead, and years of them in the past."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Engine

from benchmarks.hospital import AHEAD, AHEAD_A_DAY, DOCTORS, Town, the_id
from benchmarks.pour import pour, unchecked
from benchmarks.sealing import Sealing
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.scheduling import appointment_rows
from mediklaud.adapters.sql.scheduling.tables import appointments
from mediklaud.domain.scheduling.appointment import Appointment, AppointmentStatus
from mediklaud.domain.scheduling.ticks import tick_of
from mediklaud.domain.scheduling.visit_type import Channel, VisitType
from mediklaud.domain.shared.ids import AppointmentId, DoctorId, PatientId
from mediklaud.domain.shared.period import Period

VISIT = timedelta(minutes=15)
_TICKS = 3
_PAST_A_DAY = 40
_DAY = timedelta(days=1)
_NOTHING_SAID = {"reason": None, "overbook_reason": None, "ended_because": None}
_CLAIMED = """
    insert into claims (hospital_id, resource, tick, lane, appointment_id)
    select a.hospital_id, a.{whose}_id, a.occupied_from + s.n, 0, a.id
    from appointments a, (select 0 as n union all select 1 union all select 2) s
    where a.id >= '{first}'
    order by 1, 2, 3
"""


def fill_with_visits(
    engine: Engine, town: Town, numbers: range, sealed: Sealing
) -> None:
    """These appointments, with the ticks that they claim."""
    with sealed(engine) as hospital:
        pour(engine, appointments, _rows(town, numbers, hospital))
    first = the_id("appointment", numbers.start).hex
    with unchecked(engine) as connection:
        for whose in ("doctor", "patient"):
            connection.execute(_CLAIMED.format(whose=whose, first=first))


def _rows(
    town: Town, numbers: range, hospital: Database
) -> Iterator[Mapping[str, object]]:
    """Two visits made by the hospital's own words; all others differ in when and who.

    The first ones lie ahead, two hours apart; the others fill the past.
    """
    to_come = _visit(town, AppointmentStatus.BOOKED, hospital)
    over = _visit(town, AppointmentStatus.COMPLETED, hospital)
    for number in numbers:
        own = the_id("appointment", number)
        yield {
            **(to_come if number < AHEAD else over),
            "id": own,
            "sealed": hospital.seal(appointments, own, _NOTHING_SAID),
            "patient_id": town.patient(number),
            "doctor_id": town.doctor(number),
            **_times(_start(town, number)),
        }


def _start(town: Town, number: int) -> datetime:
    if number < AHEAD:
        nth = number // DOCTORS
        day = town.today + (1 + nth // AHEAD_A_DAY) * _DAY
        return town.local(day, 120 * (nth % AHEAD_A_DAY))
    nth = (number - AHEAD) // DOCTORS
    day = town.today - (1 + nth // _PAST_A_DAY) * _DAY
    return town.local(day, 15 * (nth % _PAST_A_DAY))


def _times(start: datetime) -> dict[str, object]:
    first = tick_of(start)
    return {
        "starts_at": start,
        "ends_at": start + VISIT,
        "booked_at": start - 3 * _DAY,
        "occupied_from": first,
        "occupied_to": first + _TICKS,
    }


def _visit(
    town: Town, status: AppointmentStatus, hospital: Database
) -> dict[str, object]:
    start = town.local(town.today, 0)
    period = Period(start, start + VISIT)
    appointment = Appointment(
        id=AppointmentId(the_id("appointment", 0)),
        patient_id=PatientId(town.patient(0)),
        doctor_id=DoctorId(town.doctor(0)),
        period=period,
        zone=town.hospital.zone,
        offset=timedelta(hours=6),
        visit_type=VisitType.FOLLOW_UP,
        channel=Channel.DESK,
        booked_at=start - 3 * _DAY,
        occupies=period,
        status=status,
    )
    return appointment_rows.to_row(appointment, hospital)
