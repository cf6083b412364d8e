"""A hospital as large as the figures ask for: doctors, patients, years of visits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from random import Random
from uuid import UUID

from attrs import evolve, frozen
from sqlalchemy import Engine, Table, text

from benchmarks.pour import pour
from mediklaud.adapters.sql.billing.tables import patient_accounts
from mediklaud.adapters.sql.registry import doctor_rows, patient_rows
from mediklaud.adapters.sql.registry.tables import (
    doctor_specialties,
    doctors,
    patient_tokens,
    patients,
)
from mediklaud.adapters.sql.scheduling import appointment_rows, availability_rows
from mediklaud.adapters.sql.scheduling.tables import appointments, availability_rules
from mediklaud.demo.people import SPECIALTIES, a_licence, somebodies, studies
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.scheduling.appointment import Appointment, AppointmentStatus
from mediklaud.domain.scheduling.availability import AvailabilityRule
from mediklaud.domain.scheduling.visit_type import Channel, VisitType
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.domain.scheduling.weekly_hours import WeeklyHours
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import (
    AppointmentId,
    AvailabilityId,
    DoctorId,
    PatientId,
)
from mediklaud.domain.shared.numbers import numbered
from mediklaud.domain.shared.period import Period

DOCTORS, PATIENTS = 50, 100_000
AHEAD_DAYS, AHEAD_A_DAY, PAST_A_DAY = 30, 6, 40
AHEAD = DOCTORS * AHEAD_DAYS * AHEAD_A_DAY
VISIT = timedelta(minutes=15)
HOURS = (time(8), time(20))
_DAY = timedelta(days=1)
_CLAIMED = """
    insert into claims (hospital_id, resource, tick, lane, appointment_id)
    select a.hospital_id, a.{whose}_id, a.occupied_from + s.n, 0, a.id
    from appointments a, (select 0 as n union all select 1 union all select 2) s
    where a.hospital_id = :hospital
"""


@frozen(kw_only=True)
class Filled:
    """A filled database, and where its people are found."""

    engine: Engine
    hospital_id: UUID
    hospital: Hospital
    today: date

    def doctor(self, number: int) -> DoctorId:
        """The doctor who was made at that place."""
        return DoctorId(_uuid(1, number % DOCTORS))

    def patient(self, number: int) -> PatientId:
        """The patient who was made at that place."""
        return PatientId(_uuid(2, number % PATIENTS))

    @property
    def phones(self) -> list[str]:
        """Some of the patients' telephone numbers."""
        some = islice(_patients(self.today), 300)
        return [one.contact.phone or "" for one in some]

    def local(self, day: date, minutes: int) -> datetime:
        """So many minutes after the hospital's hours begin on that day."""
        opening = datetime.combine(day, HOURS[0], self.hospital.time_zone)
        return (opening + timedelta(minutes=minutes)).astimezone(UTC)


def fill(filled: Filled, visits: int) -> None:
    """Pour everybody in, and so many appointments; most lie in the past."""
    _pour(filled, doctors, _doctor_rows(filled))
    _pour(filled, doctor_specialties, _specialty_rows(filled))
    _pour(filled, availability_rules, _hours_rows(filled))
    people = list(_patients(filled.today))
    _pour(filled, patients, map(_patient_row, people))
    tokens = (row for one in people for row in patient_rows.to_token_rows(one))
    _pour(filled, patient_tokens, tokens)
    _pour(filled, patient_accounts, map(_account_row, people))
    _pour(filled, appointments, _appointment_rows(filled, visits))
    with filled.engine.begin() as connection:
        for whose in ("doctor", "patient"):
            statement = text(_CLAIMED.format(whose=whose))
            given = filled.hospital_id
            in_sqlite = connection.dialect.name == "sqlite"
            connection.execute(
                statement, {"hospital": given.hex if in_sqlite else given}
            )
    _analyse(filled.engine)


def _pour(filled: Filled, table: Table, rows: Iterable[Mapping[str, object]]) -> None:
    pour(filled.engine, filled.hospital_id, table, rows)


def _analyse(engine: Engine) -> None:
    with engine.connect() as connection:
        on = connection.execution_options(isolation_level="AUTOCOMMIT")
        on.execute(text("analyze"))


def _uuid(kind: int, number: int) -> UUID:
    return UUID(int=(0x0190_0000_0000_7000_8000 + kind) << 48 | number)


def _doctors(today: date) -> Iterator[Doctor]:
    chance = Random(1)  # noqa: S311 - it draws names
    specialties = list(SPECIALTIES)
    for number, one in zip(range(DOCTORS), somebodies(chance, today), strict=False):
        specialty = specialties[number % len(specialties)]
        licence = a_licence(chance, number, today)
        yield Doctor(
            id=DoctorId(_uuid(1, number)),
            number=numbered("D", number + 1),
            name=one.name,
            contact=one.contact,
            specialties=(specialty,),
            qualifications=studies(chance, specialty, today),
            licence=evolve(licence, valid_until=today + 400 * _DAY),
            status=DoctorStatus.ACTIVE,
            registered_at=datetime.now(UTC),
        )


def _doctor_rows(filled: Filled) -> Iterator[dict[str, object]]:
    for one in _doctors(filled.today):
        yield {"id": one.id.value, **doctor_rows.to_row(one)}


def _specialty_rows(filled: Filled) -> Iterator[dict[str, object]]:
    for one in _doctors(filled.today):
        yield from doctor_rows.to_specialty_rows(one)


def _hours_rows(filled: Filled) -> Iterator[dict[str, object]]:
    hours = WeeklyHours(
        weekdays=tuple(Weekday),
        start=HOURS[0],
        end=HOURS[1],
        visit_types=tuple(VisitType),
    )
    for number in range(DOCTORS):
        yield availability_rows.to_row(
            AvailabilityRule(
                id=AvailabilityId(_uuid(3, number)),
                doctor_id=filled.doctor(number),
                hours=hours,
                zone=filled.hospital.zone,
                valid_from=filled.today - 1000 * _DAY,
            )
        )


def _patients(today: date) -> Iterator[Patient]:
    chance = Random(2)  # noqa: S311 - it draws names
    for number, one in zip(range(PATIENTS), somebodies(chance, today), strict=False):
        yield Patient(
            id=PatientId(_uuid(2, number)),
            number=numbered("P", number + 1),
            name=one.name,
            birth_date=one.birth_date,
            contact=one.contact,
            address=one.address,
            gender=one.gender,
            enrolled_at=datetime.now(UTC),
        )


def _patient_row(one: Patient) -> dict[str, object]:
    return {"id": one.id.value, **patient_rows.to_row(one)}


def _account_row(one: Patient) -> dict[str, object]:
    return {"patient_id": one.id.value, "credit_minor": 0, "currency": "BDT"}


def _appointment_rows(filled: Filled, visits: int) -> Iterator[dict[str, object]]:
    for number in range(visits):
        appointment = _appointment(filled, number)
        row = appointment_rows.to_row(appointment)
        yield {"id": appointment.id.value, **row}


def _appointment(filled: Filled, number: int) -> Appointment:
    """The first ones lie ahead, two hours apart; all others in the past."""
    if number < AHEAD:
        nth, status = number // DOCTORS, AppointmentStatus.BOOKED
        day = filled.today + (1 + nth // AHEAD_A_DAY) * _DAY
        start = filled.local(day, 120 * (nth % AHEAD_A_DAY))
    else:
        nth, status = (number - AHEAD) // DOCTORS, AppointmentStatus.COMPLETED
        day = filled.today - (1 + nth // PAST_A_DAY) * _DAY
        start = filled.local(day, 15 * (nth % PAST_A_DAY))
    period = Period(start, start + VISIT)
    return Appointment(
        id=AppointmentId(_uuid(4, number)),
        patient_id=filled.patient(number),
        doctor_id=filled.doctor(number),
        period=period,
        zone=filled.hospital.zone,
        offset=timedelta(hours=6),
        visit_type=VisitType.FOLLOW_UP,
        channel=Channel.DESK,
        booked_at=start - 3 * _DAY,
        occupies=period,
        status=status,
    )
