"""The tables of hours, absences, appointments and the time that these claim.

The primary key of `claims` is what makes a double booking impossible (S5): one row
for each five-minute tick of a doctor's or a room's lane, and of a patient's own time.
`room` is what the place is claimed by.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Date,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    Uuid,
    literal_column,
    text,
)

from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to, sealed
from mediklaud.domain.scheduling.appointment import AHEAD

availability_rules = hospital_table(
    "availability_rules",
    Column("id", Uuid, nullable=False),
    Column("doctor_id", Uuid, nullable=False),
    Column("weekdays", JSON, nullable=False),
    Column("starts", Text, nullable=False),
    Column("ends", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("visit_types", JSON, nullable=False),
    Column("place", Text),
    Column("room", Uuid),
    Column("lanes", Integer, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    points_to("doctor_id", "doctors"),
    CheckConstraint("lanes > 0", "lanes"),
)
Index(None, availability_rules.c.hospital_id, availability_rules.c.doctor_id)

absences = hospital_table(
    "absences",
    Column("id", Uuid, nullable=False),
    Column("doctor_id", Uuid, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    sealed(),
    Column("recorded_by", Uuid),
    Column("recorded_at", Instant, nullable=False),
    Column("cancelled_at", Instant),
    Column("version", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    points_to("doctor_id", "doctors"),
    UniqueConstraint("hospital_id", "doctor_id", "number"),
    CheckConstraint("ends_at > starts_at", "ends"),
)
"""`number` counts a doctor's absences: two at once cannot miss each other."""
Index(None, absences.c.hospital_id, absences.c.doctor_id, absences.c.starts_at)

appointments = hospital_table(
    "appointments",
    Column("id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("doctor_id", Uuid, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("zone", Text, nullable=False),
    Column("offset_seconds", Integer, nullable=False),
    Column("place", Text),
    Column("room", Uuid),
    Column("visit_type", Text, nullable=False),
    Column("urgency", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("booked_at", Instant, nullable=False),
    Column("booked_by", Uuid),
    Column("received_by", Uuid),
    Column("occupied_from", Integer),
    Column("occupied_to", Integer),
    Column("lane", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("ended_at", Instant),
    Column("ended_late", Boolean, nullable=False),
    Column("rescheduled_from", JSON, nullable=False),
    sealed(),
    Column("version", Integer, nullable=False),
    points_to("patient_id", "patients"),
    points_to("doctor_id", "doctors"),
    CheckConstraint("ends_at > starts_at", "ends"),
    CheckConstraint("occupied_to > occupied_from", "occupied"),
    CheckConstraint("lane >= 0", "lane"),
)
"""`occupied_from` and `occupied_to` count ticks: the claims on the doctor, in short."""

_a = appointments.c
_IN_A_ROOM = "room is not null and occupied_from is not null"
Index(None, _a.hospital_id, _a.doctor_id, _a.starts_at)
Index(None, _a.hospital_id, _a.patient_id, _a.starts_at, _a.id)
_AHEAD = f"status in ({', '.join(repr(status.value) for status in AHEAD)})"
IS_AHEAD: ColumnElement[bool] = _a.status.in_(
    [literal_column(repr(status.value)) for status in AHEAD]
)
"""Written out, so that both databases see that the index below answers it."""
# What is still to come, however much there was before.
Index(
    "ix_appointments_ahead",
    _a.hospital_id,
    _a.starts_at,
    sqlite_where=text(_AHEAD),
    postgresql_where=text(_AHEAD),
)
# Answers a search for free slots without a look at the rows themselves.
Index(
    "ix_appointments_occupied",
    _a.hospital_id,
    _a.doctor_id,
    _a.occupied_from,
    _a.occupied_to,
    _a.lane,
    sqlite_where=text("occupied_from is not null"),
    postgresql_where=text("occupied_from is not null"),
)
Index(
    "ix_appointments_in_room",
    _a.hospital_id,
    _a.room,
    _a.occupied_from,
    _a.occupied_to,
    _a.lane,
    _a.doctor_id,
    sqlite_where=text(_IN_A_ROOM),
    postgresql_where=text(_IN_A_ROOM),
)

claims = hospital_table(
    "claims",
    Column("resource", Uuid, nullable=False),
    Column("tick", Integer, nullable=False),
    Column("lane", Integer, nullable=False),
    Column("appointment_id", Uuid, nullable=False),
    points_to("appointment_id", "appointments"),
    key=("resource", "tick", "lane"),
)
