"""The table of patients' late wishes."""

from sqlalchemy import Column, Index, Integer, Text, Uuid, text

from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to, sealed

change_requests = hospital_table(
    "change_requests",
    Column("id", Uuid, nullable=False),
    Column("appointment_id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("wish", Text, nullable=False),
    Column("preferred", Instant),
    sealed(),
    Column("requested_at", Instant, nullable=False),
    Column("status", Text, nullable=False),
    Column("decided_at", Instant),
    Column("decided_by", Uuid),
    Column("version", Integer, nullable=False),
    points_to("appointment_id", "appointments"),
    points_to("patient_id", "patients"),
)
_r = change_requests.c
_pending = text("status = 'pending'")
# However many ask at once: about each appointment one request waits.
Index(
    "uq_change_requests_pending",
    _r.hospital_id,
    _r.appointment_id,
    unique=True,
    sqlite_where=_pending,
    postgresql_where=_pending,
)
Index(None, _r.hospital_id, _r.patient_id, _r.id)
