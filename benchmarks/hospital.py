"""A hospital as large as the figures ask for, and where its people are found."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from attrs import field, frozen
from sqlalchemy import Engine, text

from mediklaud.domain.shared.hospital import Hospital
from mediklaud.settings import THE_HOSPITAL

DOCTORS = 50
AHEAD_DAYS, AHEAD_A_DAY = 30, 5
AHEAD = DOCTORS * AHEAD_DAYS * AHEAD_A_DAY
"""Appointments still to come, whatever the size of the past."""
HOURS = (time(8), time(20))
_PLACES = {"doctor": 1, "patient": 2, "rule": 3, "appointment": 4}


@frozen(kw_only=True)
class Town:
    """The hospital's size, and the day on which it is measured."""

    patients: int
    today: date
    hospital: Hospital = field(factory=Hospital)
    hospital_id: UUID = THE_HOSPITAL

    @classmethod
    def of(cls, patients: int) -> Town:
        """A town of so many patients, today."""
        return cls(patients=patients, today=Hospital().day_of(datetime.now(UTC)))

    def doctor(self, number: int) -> UUID:
        """The doctor who was made at that place."""
        return the_id("doctor", number % DOCTORS)

    def patient(self, number: int) -> UUID:
        """The patient who was made at that place."""
        return the_id("patient", number % self.patients)

    def local(self, day: date, minutes: int) -> datetime:
        """So many minutes after the hospital's hours begin on that day."""
        opening = datetime.combine(day, HOURS[0], self.hospital.time_zone)
        return (opening + timedelta(minutes=minutes)).astimezone(UTC)


def the_id(kind: str, number: int) -> UUID:
    """The id of the thing at that place, the same in every database."""
    return UUID(int=(0x0190_0000_0000_7000_8000 + _PLACES[kind]) << 48 | number)


def analyse(engine: Engine) -> None:
    """Let PostgreSQL count what it holds, as it does by itself overnight."""
    if engine.dialect.name != "postgresql":
        return
    with engine.connect() as connection:
        on = connection.execution_options(isolation_level="AUTOCOMMIT")
        on.execute(text("vacuum analyze"))
