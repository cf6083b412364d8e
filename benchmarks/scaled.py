"""The demo hospital, three hundred times over: every book of it filled alike.

Its six weeks are copied as a whole, once for each three hundred of the town's
patients: all that was written about a patient, with ids, numbers and seals of its own.
The copies' chains of the audit would not stand a check: nobody checks them here.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from attrs import frozen
from sqlalchemy import Table, select

from benchmarks.bench import the_settings
from benchmarks.hospital import DOCTORS, Town, analyse
from benchmarks.people import fill_with_people
from benchmarks.pour import pour
from benchmarks.replay import changed
from benchmarks.sealing import the_hospital
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.engine import engine_for
from mediklaud.adapters.sql.schema import metadata
from mediklaud.databases import upgrade_database
from mediklaud.demo.people import SPECIALTIES
from mediklaud.demo.seed import DOCTORS_A_SPECIALTY, PATIENTS, seed

THE_DEMOS_DOCTORS = DOCTORS_A_SPECIALTY * len(SPECIALTIES)
_BOOKS = (
    *("appointments", "consultations", "notes", "amendments", "clinical_facts"),
    *("prescriptions", "safety_alerts", "dispensations", "dispensation_parts"),
    *("movements", "charges", "invoices", "invoice_lines", "dues", "postings"),
    *("journal_entries", "payments", "payment_refunds", "allocations"),
    *("payment_plans", "credit_requests", "disputes", "refunds", "outbox", "audit"),
)
"""Whatever is written about patients, in the demo."""
_WHOSE = ("patient_id", "posting_id", "dispensation_id")
_NUMBERED = {"invoices", "payments", "postings", "refunds"}
_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_BITS = 40
"""How far from the end of an id its copy's number is written."""
_Row = Mapping[str, Any]


def fill_scaled(url: str, folder: Path, town: Town) -> float:
    """Make the demo, the town around it, and their past. Gives the seconds."""
    began = time.perf_counter()
    settings = the_settings(url, folder)
    upgrade_database(settings)
    seed(settings, datetime.now(UTC))
    engine = engine_for(url, connections=1)
    with the_hospital(engine) as hospital:
        demo = _Demo.of(hospital)
    its_own = {"first_doctor": THE_DEMOS_DOCTORS, "first_patient": PATIENTS}
    fill_with_people(engine, town, the_hospital, **its_own)
    with the_hospital(engine) as hospital:
        for name in _BOOKS:
            table = metadata.tables[name]
            pour(engine, table, demo.copies(table, town, hospital))
    analyse(engine)
    engine.dispose()
    return time.perf_counter() - began


@frozen
class _Demo:
    """What the demo holds, read once and unsealed."""

    rows: Mapping[str, list[_Row]]
    patients: Mapping[UUID, int]
    doctors: Mapping[UUID, int]
    """By id, their places."""
    own: frozenset[UUID]
    """The ids of all that is copied."""

    @classmethod
    def of(cls, hospital: Database) -> _Demo:
        patients = _places(hospital, "patients", PATIENTS)
        rows: dict[str, list[_Row]] = {}
        own: set[UUID] = set()
        for name in _BOOKS:
            read = _read(hospital, name)
            rows[name] = [row for row in read if _is_about(row, own | patients.keys())]
            own.update(row["id"] for row in rows[name] if "id" in row)
        return cls(
            rows=rows,
            patients=patients,
            doctors=_places(hospital, "doctors", THE_DEMOS_DOCTORS),
            own=frozenset(own),
        )

    def copies(self, table: Table, town: Town, hospital: Database) -> Iterator[_Row]:
        """Everything in this table, for each three hundred patients of the town.

        Row by row, so that what happened on one day lies together, as it would.
        """
        every = [_Copy(self, nth, town) for nth in range(1, town.patients // PATIENTS)]
        for row in self.rows[table.name]:
            for copy in every:
                yield copy.of(table, row, hospital)


@frozen
class _Copy:
    demo: _Demo
    nth: int
    town: Town

    def of(self, table: Table, row: _Row, hospital: Database) -> _Row:
        """The row as it stands in this copy."""
        other = {name: changed(value, self._change) for name, value in row.items()}
        if table.name in _NUMBERED and other.get("number"):
            other["number"] = f"{other['number']}-{self.nth}"
        if other.get("sealed") is not None:
            key = _key(table, other)
            other["sealed"] = hospital.seal(table, key, other["sealed"])
        return other

    def _change(self, value: Any) -> Any:
        if isinstance(value, UUID):
            return self._other(value)
        if isinstance(value, str) and len(value) >= len(str(UUID(int=0))):
            return _ID.sub(lambda found: str(self._other(UUID(found[0]))), value)
        return value

    def _other(self, one: UUID) -> UUID:
        if one in self.demo.own:
            return UUID(int=one.int ^ self.nth << _BITS)
        if (place := self.demo.patients.get(one)) is not None:
            return self.town.patient(self.nth * PATIENTS + place)
        if (place := self.demo.doctors.get(one)) is not None:
            return self._doctor(place)
        return one

    def _doctor(self, place: int) -> UUID:
        """The town's doctors see the copies' patients in turn, all of them alike."""
        number = (self.nth + place) % DOCTORS
        if number < THE_DEMOS_DOCTORS:
            return tuple(self.demo.doctors)[number]
        return self.town.doctor(number)


def _places(hospital: Database, name: str, many: int) -> Mapping[UUID, int]:
    """The demo's people by their ids, which came one after the other."""
    ids = select(metadata.tables[name].c.id).order_by("id").limit(many)
    found = hospital.connection.execute(ids).scalars()
    return {one: place for place, one in enumerate(found)}


def _is_about(row: _Row, known: AbstractSet[UUID]) -> bool:
    """Is it a patient's, or part of what is? Else it is the house's, and not copied."""
    return all(row[name] in known for name in _WHOSE if name in row)


def _read(hospital: Database, name: str) -> Iterator[_Row]:
    table = metadata.tables[name]
    in_turn = select(table).order_by(*table.primary_key)
    for found in hospital.connection.execute(in_turn).mappings():
        row = dict(found)
        del row["hospital_id"]
        if row.get("sealed") is not None:
            row["sealed"] = hospital.unseal(table, _key(table, row), row["sealed"])
        yield row


def _key(table: Table, row: _Row) -> str:
    """How a row is called by what seals it."""
    names = [one.name for one in table.primary_key if one.name != "hospital_id"]
    return "/".join(str(row[name]) for name in names)
