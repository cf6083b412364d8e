"""The tables of loaded knowledge, of rules turned down, and of alerts shown."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    Text,
    Uuid,
    text,
)

from mediklaud.adapters.sql.access.append_only import append_only
from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to, sealed

knowledge_bases = hospital_table(
    "knowledge_bases",
    Column("id", Uuid, nullable=False),
    Column("name", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("released", Date, nullable=False),
    Column("source", Text, nullable=False),
    Column("licence", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("checksum", Text, nullable=False),
    Column("rules", Integer, nullable=False),
    Column("substances", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Column("loaded_by", Uuid),
    Column("loaded_at", Instant, nullable=False),
    Column("retired_by", Uuid),
    Column("retired_at", Instant),
    CheckConstraint("rules > 0", "rules"),
    CheckConstraint("rejected >= 0", "rejected"),
    CheckConstraint("retired_by is null or retired_at is not null", "retired"),
)
Index(
    "ix_knowledge_bases_active",
    knowledge_bases.c.hospital_id,
    knowledge_bases.c.name,
    unique=True,
    sqlite_where=text("retired_at is null"),
    postgresql_where=text("retired_at is null"),
)

knowledge_files = hospital_table(
    "knowledge_files",
    Column("knowledge_id", Uuid, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    points_to("knowledge_id", "knowledge_bases"),
    key=("knowledge_id",),
)
append_only(knowledge_files)

safety_tunings = hospital_table(
    "safety_tunings",
    Column("id", Uuid, nullable=False),
    Column("knowledge", Text, nullable=False),
    Column("rule_id", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("presentation", Text, nullable=False),
    sealed(),
    Column("review_on", Date, nullable=False),
    Column("decided_by", Uuid, nullable=False),
    Column("decided_at", Instant, nullable=False),
    Column("confirmed_by", Uuid),
    Column("confirmed_at", Instant),
    Column("ended_by", Uuid),
    Column("ended_at", Instant),
    Column("version", Integer, nullable=False),
    CheckConstraint("(confirmed_by is null) = (confirmed_at is null)", "confirmed"),
    CheckConstraint("confirmed_by <> decided_by", "two_people"),
    CheckConstraint("(ended_by is null) = (ended_at is null)", "ended"),
)
Index(
    "ix_safety_tunings_live",
    safety_tunings.c.hospital_id,
    safety_tunings.c.knowledge,
    safety_tunings.c.rule_id,
    unique=True,
    sqlite_where=text("ended_at is null"),
    postgresql_where=text("ended_at is null"),
)

safety_alerts = hospital_table(
    "safety_alerts",
    Column("id", Uuid, nullable=False),
    Column("at", Instant, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("prescription_id", Uuid),
    Column("shown_to", Uuid, nullable=False),
    Column("stage", Text, nullable=False),
    Column("rule_id", Text, nullable=False),
    Column("knowledge", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("presentation", Text, nullable=False),
    Column("overridden", Text),
    Column("occasion", BigInteger, nullable=False),
    sealed(),
    points_to("patient_id", "patients"),
)
Index(None, safety_alerts.c.hospital_id, safety_alerts.c.at)
Index(None, safety_alerts.c.hospital_id, safety_alerts.c.patient_id)
append_only(safety_alerts, "patient_id")
