"""The table of what was prescribed."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    Text,
    Uuid,
)

from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to, sealed

prescriptions = hospital_table(
    "prescriptions",
    Column("id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("prescriber", Uuid, nullable=False),
    Column("written_at", Instant, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("refills", Integer, nullable=False),
    Column("controlled", Boolean, nullable=False),
    Column("consultation_id", Uuid),
    Column("replaces", Uuid),
    Column("renews", Uuid),
    Column("status", Text, nullable=False),
    Column("signed_at", Instant),
    Column("signed_by", Uuid),
    Column("valid_until", Date),
    Column("in_use_until", Date),
    Column("ended_on", Date),
    Column("dispensed", Integer, nullable=False),
    Column("last_dispensed_on", Date),
    sealed(),
    Column("version", Integer, nullable=False),
    points_to("patient_id", "patients"),
    points_to("prescriber", "doctors"),
    points_to("consultation_id", "consultations"),
    points_to("replaces", "prescriptions"),
    points_to("renews", "prescriptions"),
    CheckConstraint("dispensed >= 0", "dispensed_counts"),
    CheckConstraint(
        "dispensed <= quantity * (1 + refills)", "never_more_than_prescribed"
    ),
)
_p = prescriptions.c
Index(None, _p.hospital_id, _p.patient_id, _p.id)
# Asked at each check: what the patient may be taking.
Index("ix_prescriptions_in_use", _p.hospital_id, _p.patient_id, _p.in_use_until)
# The pharmacy's queue, and what waits for a second person.
Index(None, _p.hospital_id, _p.status, _p.id)
