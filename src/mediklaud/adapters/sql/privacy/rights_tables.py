"""The tables of patients' rights: guardians, amendments, disclosures."""

from sqlalchemy import JSON, Column, Date, Index, Integer, Text, Uuid

from mediklaud.adapters.sql.access.append_only import append_only
from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to, sealed

guardianships = hospital_table(
    "guardianships",
    Column("id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("guardian_id", Uuid, nullable=False),
    Column("scopes", JSON, nullable=False),
    Column("until", Date, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("named_at", Instant, nullable=False),
    Column("named_by", Uuid),
    Column("verified_by", Uuid),
    Column("ended_at", Instant),
    Column("ended_by", Uuid),
    sealed(),
    Column("version", Integer, nullable=False),
    points_to("patient_id", "patients"),
    points_to("guardian_id", "patients"),
)
_g = guardianships.c
Index(None, _g.hospital_id, _g.patient_id, _g.id)
# Asked with every message of a patient: whom else they act for.
Index(None, _g.hospital_id, _g.guardian_id, _g.ends_at)

amendments = hospital_table(
    "amendments",
    Column("id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("consultation_id", Uuid),
    Column("note_id", Uuid),
    Column("author", Uuid),
    Column("asked_at", Instant, nullable=False),
    Column("asked_by", Uuid),
    Column("due_at", Instant, nullable=False),
    Column("status", Text, nullable=False),
    sealed(),
    Column("version", Integer, nullable=False),
    points_to("patient_id", "patients"),
    points_to("consultation_id", "consultations"),
    points_to("author", "doctors"),
    points_to("note_id", "notes"),
)
_a = amendments.c
Index(None, _a.hospital_id, _a.patient_id, _a.id)
Index(None, _a.hospital_id, _a.status, _a.id)

disclosures = hospital_table(
    "disclosures",
    Column("id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("disclosed_at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("recorded_by", Uuid),
    Column("hidden_until", Instant),
    sealed(),
    points_to("patient_id", "patients"),
)
Index(None, disclosures.c.hospital_id, disclosures.c.patient_id, disclosures.c.id)
append_only(disclosures, "patient_id")
