"""Doctors, in their tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from attrs import evolve, frozen
from sqlalchemy import Select, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.registry.doctor_rows import (
    to_doctor,
    to_row,
    to_specialty_rows,
)
from mediklaud.adapters.sql.registry.doctor_search import SEARCH, parameters
from mediklaud.adapters.sql.registry.tables import doctor_specialties, doctors
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.registry.doctor import (
    Doctor,
    DoctorChangedMeanwhile,
    DoctorNotFound,
)
from mediklaud.domain.registry.doctor_search import DoctorSearch
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.licence import LicenceTaken
from mediklaud.domain.shared.ids import DoctorId

_d = doctors.c
_ADD = insert(doctors)
_ADD_SPECIALTIES = insert(doctor_specialties)
_DROP_SPECIALTIES = delete(doctor_specialties).where(
    is_param(doctor_specialties, "doctor_id")
)
_GET = select(doctors).where(is_param(doctors, "id"))
_THESE = select(doctors).where(
    here(doctors), _d.id.in_(bindparam("these", expanding=True))
)
_LOCK = _GET.with_for_update(key_share=True)
_SAVE = update(doctors).where(
    here(doctors), _d.id == bindparam("this"), _d.version == bindparam("read")
)
_WORKING = (DoctorStatus.APPROVED.value, DoctorStatus.ACTIVE.value)
_ENDING = (
    select(doctors)
    .where(here(doctors), _d.status.in_(_WORKING))
    .where(_d.licence_until.between(bindparam("first"), bindparam("last")))
    .order_by(_d.licence_until, _d.id)
)


@frozen
class SqlDoctors:
    """The tables `doctors` and `doctor_specialties`."""

    database: Database

    def add(self, doctor: Doctor) -> None:
        with _one_licence_one_doctor():
            self.database.change(
                _ADD, id=doctor.id.value, **to_row(doctor, self.database)
            )
        self.database.add_all(_ADD_SPECIALTIES, to_specialty_rows(doctor))

    def get(self, doctor_id: DoctorId) -> Doctor:
        return self._file(_GET, doctor_id)

    def these(self, doctor_ids: Collection[DoctorId]) -> tuple[Doctor, ...]:
        wanted = [doctor_id.value for doctor_id in doctor_ids]
        rows = self.database.rows(_THESE, these=wanted)
        return tuple(to_doctor(row, self.database) for row in rows)

    def lock(self, doctor_id: DoctorId) -> Doctor:
        return self._file(_LOCK, doctor_id)

    def _file(self, which: Select[Any], doctor_id: DoctorId) -> Doctor:
        row = self.database.first(which, id=doctor_id.value)
        if row is None:
            raise DoctorNotFound(doctor_id)
        return to_doctor(row, self.database)

    def save(self, doctor: Doctor) -> Doctor:
        saved = evolve(doctor, version=doctor.version + 1)
        which = {"this": doctor.id.value, "read": doctor.version}
        with _one_licence_one_doctor():
            if not self.database.change(_SAVE, **which, **to_row(saved, self.database)):
                raise DoctorChangedMeanwhile(doctor.id)
        self.database.change(_DROP_SPECIALTIES, doctor_id=doctor.id.value)
        self.database.add_all(_ADD_SPECIALTIES, to_specialty_rows(saved))
        return saved

    def search(
        self, search: DoctorSearch, after: DoctorId | None, limit: int
    ) -> tuple[Doctor, ...]:
        rows = self.database.rows(SEARCH, **parameters(search, after), limit=limit)
        return tuple(to_doctor(row, self.database) for row in rows)

    def with_licence_ending(self, first: date, last: date) -> tuple[Doctor, ...]:
        rows = self.database.rows(_ENDING, first=first, last=last)
        return tuple(to_doctor(row, self.database) for row in rows)


@contextmanager
def _one_licence_one_doctor() -> Iterator[None]:
    """Say which rule the unique key of the licence stands for."""
    try:
        yield
    except IntegrityError as error:
        if "licence_key" in str(error.orig):
            raise LicenceTaken from error
        raise
