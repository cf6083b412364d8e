"""The town's doctors, with their hours, and its patients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import islice
from random import Random

from attrs import evolve
from sqlalchemy import Engine

from benchmarks.hospital import DOCTORS, HOURS, Town, the_id
from benchmarks.pour import pour
from benchmarks.sealing import Sealing
from mediklaud.adapters.sql.billing.tables import patient_accounts
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.registry import doctor_rows, patient_rows
from mediklaud.adapters.sql.registry.tables import (
    doctor_specialties,
    doctors,
    patient_tokens,
    patients,
)
from mediklaud.adapters.sql.scheduling import availability_rows
from mediklaud.adapters.sql.scheduling.tables import availability_rules
from mediklaud.demo.people import SPECIALTIES, a_licence, somebodies, studies
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.scheduling.availability import AvailabilityRule
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.scheduling.weekday import Weekday
from mediklaud.domain.scheduling.weekly_hours import WeeklyHours
from mediklaud.domain.shared.ids import AvailabilityId, DoctorId, PatientId
from mediklaud.domain.shared.numbers import numbered

_DAY = timedelta(days=1)
_Row = Mapping[str, object]


def fill_with_people(
    engine: Engine,
    town: Town,
    sealed: Sealing,
    *,
    first_doctor: int = 0,
    first_patient: int = 0,
) -> None:
    """Who works there, and who was ever enrolled: all of them, or from these on."""
    with sealed(engine) as hospital:
        staff = list(_doctors(town.today))[first_doctor:]
        pour(engine, doctors, (_doctor_row(one, hospital) for one in staff))
        by_doctor = map(doctor_rows.to_specialty_rows, staff)
        pour(engine, doctor_specialties, (row for rows in by_doctor for row in rows))
        hours = islice(_hours_rows(town), first_doctor, None)
        pour(engine, availability_rules, hours)
        people = _patients(town)[first_patient:]
        pour(engine, patients, (_patient_row(one, hospital) for one in people))
        tokens = (patient_rows.to_token_rows(one, hospital) for one in people)
        pour(engine, patient_tokens, (token for rows in tokens for token in rows))
        pour(engine, patient_accounts, map(_account_row, people))


def phones(town: Town) -> list[str]:
    """Some of the patients' telephone numbers."""
    return [str(patient.contact.phone) for patient in _patients(town)[:300]]


def _doctors(today: date) -> Iterator[Doctor]:
    chance = Random(1)  # noqa: S311 - it draws names
    specialties = list(SPECIALTIES)
    for number, one in zip(range(DOCTORS), somebodies(chance, today), strict=False):
        specialty = specialties[number % len(specialties)]
        licence = a_licence(chance, number, today)
        yield Doctor(
            id=DoctorId(the_id("doctor", number)),
            number=numbered("D", number + 1),
            name=one.name,
            contact=one.contact,
            specialties=(specialty,),
            qualifications=studies(chance, specialty, today),
            licence=evolve(licence, valid_until=today + 400 * _DAY),
            status=DoctorStatus.ACTIVE,
            registered_at=datetime.now(UTC),
        )


def _doctor_row(one: Doctor, hospital: Database) -> _Row:
    return {"id": one.id.value, **doctor_rows.to_row(one, hospital)}


def _hours_rows(town: Town) -> Iterator[_Row]:
    hours = WeeklyHours(
        weekdays=tuple(Weekday),
        start=HOURS[0],
        end=HOURS[1],
        visit_types=tuple(VisitType),
    )
    for number in range(DOCTORS):
        yield availability_rows.to_row(
            AvailabilityRule(
                id=AvailabilityId(the_id("rule", number)),
                doctor_id=DoctorId(town.doctor(number)),
                hours=hours,
                zone=town.hospital.zone,
                valid_from=town.today - 1000 * _DAY,
            )
        )


def _patient_row(one: Patient, hospital: Database) -> _Row:
    return {"id": one.id.value, **patient_rows.to_row(one, hospital)}


@cache
def _patients(town: Town) -> list[Patient]:
    """Everybody ever enrolled, invented once for all databases."""
    return list(_invented(town))


def _invented(town: Town) -> Iterator[Patient]:
    chance = Random(2)  # noqa: S311 - it draws names
    invented = somebodies(chance, town.today)
    for number, one in zip(range(town.patients), invented, strict=False):
        yield Patient(
            id=PatientId(town.patient(number)),
            number=numbered("P", number + 1),
            name=one.name,
            birth_date=one.birth_date,
            contact=one.contact,
            address=one.address,
            gender=one.gender,
            enrolled_at=datetime.now(UTC),
        )


def _account_row(patient: Patient) -> _Row:
    return {"patient_id": patient.id.value, "credit_minor": 0, "currency": "BDT"}
