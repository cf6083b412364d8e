"""Rules of availability, in their table."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen
from sqlalchemy import Date, bindparam, insert, or_, select, update

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.json import json_rows
from mediklaud.adapters.sql.registry.tables import doctors
from mediklaud.adapters.sql.scheduling.availability_rows import (
    LISTED,
    from_list,
    to_row,
)
from mediklaud.adapters.sql.scheduling.tables import availability_rules
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.scheduling.availability import AvailabilityRule
from mediklaud.domain.shared.ids import DoctorId

_r = availability_rules.c
_LOCK = select(doctors.c.id).where(is_param(doctors, "id")).with_for_update()
_ADD = insert(availability_rules)
_until = bindparam("until", type_=Date)
_END = (
    update(availability_rules)
    .where(
        here(availability_rules),
        _r.doctor_id == bindparam("doctor"),
        or_(_r.valid_to.is_(None), _r.valid_to > _until),
    )
    .values(valid_to=_until)
)
_OF_DOCTOR = select(json_rows(*LISTED).label("rules")).where(
    is_param(availability_rules, "doctor_id"),
    or_(
        _r.valid_to.is_(None),
        (_r.valid_to >= bindparam("since", type_=Date))
        & (_r.valid_to >= _r.valid_from),
    ),
)


@frozen
class SqlAvailabilities:
    """The `availability_rules` table."""

    database: Database

    def replace(
        self, doctor_id: DoctorId, since: date, rules: tuple[AvailabilityRule, ...]
    ) -> None:
        self.database.first(_LOCK, id=doctor_id.value)
        until = since - timedelta(days=1)
        self.database.change(_END, doctor=doctor_id.value, until=until)
        self.database.add_all(_ADD, map(to_row, rules))

    def of_doctor(
        self, doctor_id: DoctorId, since: date
    ) -> tuple[AvailabilityRule, ...]:
        row = self.database.first(_OF_DOCTOR, doctor_id=doctor_id.value, since=since)
        listed = [] if row is None else row.rules
        rules = (from_list(values, doctor_id) for values in listed)
        return tuple(sorted(rules, key=lambda rule: (rule.valid_from, rule.id)))
