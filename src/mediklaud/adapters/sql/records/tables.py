"""The tables of consultations, notes and clinical facts."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    Uuid,
)

from mediklaud.adapters.sql.access.append_only import append_only
from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to, sealed

consultations = hospital_table(
    "consultations",
    Column("id", Uuid, nullable=False),
    Column("appointment_id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("doctor_id", Uuid, nullable=False),
    Column("visit_type", Text, nullable=False),
    Column("started_at", Instant, nullable=False),
    sealed(nullable=True),
    Column("author", Uuid),
    Column("signed_at", Instant),
    points_to("appointment_id", "appointments"),
    points_to("patient_id", "patients"),
    points_to("doctor_id", "doctors"),
    UniqueConstraint("hospital_id", "appointment_id"),
    CheckConstraint("(signed_at is null) = (sealed is null)", "signed_whole"),
)
Index(
    None,
    consultations.c.hospital_id,
    consultations.c.patient_id,
    consultations.c.started_at,
    consultations.c.id,
)

notes = hospital_table(
    "notes",
    Column("id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("author", Uuid, nullable=False),
    Column("written_at", Instant, nullable=False),
    Column("appointment_id", Uuid),
    Column("consultation_id", Uuid),
    Column("purpose", Text),
    sealed(),
    points_to("patient_id", "patients"),
    points_to("author", "doctors"),
    points_to("appointment_id", "appointments"),
    points_to("consultation_id", "consultations"),
)
Index(
    None,
    notes.c.hospital_id,
    notes.c.patient_id,
    notes.c.written_at,
    notes.c.id,
)
Index(None, notes.c.hospital_id, notes.c.consultation_id)
append_only(notes, "patient_id")

clinical_facts = hospital_table(
    "clinical_facts",
    Column("id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    sealed(),
    Column("recorded_by", Uuid, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    points_to("patient_id", "patients"),
    points_to("recorded_by", "doctors"),
    CheckConstraint(
        "kind in ('allergy', 'condition', 'observation', 'procedure')", "kind"
    ),
)
Index(
    None,
    clinical_facts.c.hospital_id,
    clinical_facts.c.patient_id,
    clinical_facts.c.id,
)
