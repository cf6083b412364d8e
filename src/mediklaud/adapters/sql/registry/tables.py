"""The tables of doctors and patients, and of what they are found by."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    Uuid,
)

from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to

# Sorted by code point on every database: ranges of prefixes depend on it.
Folded = Text().with_variant(Text(collation="C"), "postgresql")

doctors = hospital_table(
    "doctors",
    Column("id", Uuid, nullable=False),
    Column("number", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Folded, nullable=False),
    Column("gender", Text),
    Column("phone", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("specialties", JSON, nullable=False),
    Column("qualifications", JSON, nullable=False),
    Column("licence_council", Text, nullable=False),
    Column("licence_number", Text, nullable=False),
    Column("council_key", Text, nullable=False),
    Column("licence_key", Text, nullable=False),
    Column("licence_until", Date, nullable=False),
    Column("status", Text, nullable=False),
    Column("suspended_at", Instant),
    Column("suspension_reason", Text),
    Column("status_before", Text),
    Column("registered_at", Instant, nullable=False),
    Column("registered_by", Uuid),
    Column("version", Integer, nullable=False),
    UniqueConstraint("hospital_id", "number"),
    UniqueConstraint("hospital_id", "council_key", "licence_key"),
)
Index(None, doctors.c.hospital_id, doctors.c.name_key, doctors.c.id)
Index(None, doctors.c.hospital_id, doctors.c.licence_until)

doctor_specialties = hospital_table(
    "doctor_specialties",
    Column("specialty_key", Text, nullable=False),
    Column("doctor_id", Uuid, nullable=False),
    points_to("doctor_id", "doctors"),
    key=("specialty_key", "doctor_id"),
)
Index(None, doctor_specialties.c.hospital_id, doctor_specialties.c.doctor_id)

patients = hospital_table(
    "patients",
    Column("id", Uuid, nullable=False),
    Column("number", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("birth_date", Date, nullable=False),
    Column("birth_date_estimated", Boolean, nullable=False),
    Column("phone", Text),
    Column("email", Text),
    Column("address_line", Text, nullable=False),
    Column("city", Text, nullable=False),
    Column("postcode", Text),
    Column("country", Text, nullable=False),
    Column("gender", Text),
    Column("national_id", Text),
    Column("national_id_key", Text),
    Column("consents", JSON, nullable=False),
    Column("status", Text, nullable=False),
    Column("enrolled_at", Instant, nullable=False),
    Column("duplicate_reason", Text),
    Column("version", Integer, nullable=False),
    UniqueConstraint("hospital_id", "number"),
)
Index(None, patients.c.hospital_id, patients.c.name_key, patients.c.birth_date)
Index(None, patients.c.hospital_id, patients.c.national_id_key)
Index(None, patients.c.hospital_id, patients.c.phone)

# The names stand in the key, so that walking it needs no look at the rows.
patient_tokens = hospital_table(
    "patient_tokens",
    Column("token", Folded, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("name_key", Folded, nullable=False),
    points_to("patient_id", "patients"),
    key=("token", "patient_id", "name_key"),
)
Index(
    None,
    patient_tokens.c.hospital_id,
    patient_tokens.c.patient_id,
    patient_tokens.c.token,
)
