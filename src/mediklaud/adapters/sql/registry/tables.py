"""The tables of doctors and patients, and of what they are found by."""

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    ColumnElement,
    Date,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
    Uuid,
    literal_column,
    text,
)

from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to

# Sorted by code point on every database: ranges of prefixes depend on it.
Folded = Text().with_variant(Text(collation="C"), "postgresql")

# What the directory shows lies open; how to reach a doctor, and why one is suspended,
# lies sealed.
doctors = hospital_table(
    "doctors",
    Column("id", Uuid, nullable=False),
    Column("number", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Folded, nullable=False),
    Column("gender", Text),
    Column("specialties", JSON, nullable=False),
    Column("qualifications", JSON, nullable=False),
    Column("licence_council", Text, nullable=False),
    Column("licence_number", Text, nullable=False),
    Column("council_key", Text, nullable=False),
    Column("licence_key", Text, nullable=False),
    Column("licence_until", Date, nullable=False),
    Column("status", Text, nullable=False),
    Column("suspended_at", Instant),
    Column("status_before", Text),
    Column("registered_at", Instant, nullable=False),
    Column("registered_by", Uuid),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
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
    Column("number_key", BigInteger, nullable=False),
    Column("status", Text, nullable=False),
    Column("merged_into", Uuid),
    Column("enrolled_at", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    Column("index_key", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    points_to("merged_into", "patients"),
    CheckConstraint("(status = 'merged') = (merged_into is not null)", "merged"),
    UniqueConstraint("hospital_id", "number_key"),
)
"""`index_key` says with which key the number and the tokens were made unreadable."""
Index(None, patients.c.hospital_id, patients.c.index_key)
_IS_MERGED = text("merged_into is not null")
Index(
    None,
    patients.c.hospital_id,
    patients.c.merged_into,
    sqlite_where=_IS_MERGED,
    postgresql_where=_IS_MERGED,
)
IS_NOT_ACTIVE: ColumnElement[bool] = patients.c.status != literal_column("'active'")
"""Written out, so that both databases see that the index below answers it."""
_NOT_ACTIVE = text("status <> 'active'")
# The few whose visits to come need a decision, without a look at all the others.
Index(
    "ix_patients_not_active",
    patients.c.hospital_id,
    patients.c.id,
    sqlite_where=_NOT_ACTIVE,
    postgresql_where=_NOT_ACTIVE,
)

# No row tells which kind of token it holds, nor anything that could be read.
patient_tokens = hospital_table(
    "patient_tokens",
    Column("token", BigInteger, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    points_to("patient_id", "patients"),
    key=("token", "patient_id"),
)
Index(None, patient_tokens.c.hospital_id, patient_tokens.c.patient_id)
