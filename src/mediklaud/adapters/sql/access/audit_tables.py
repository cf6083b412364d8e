"""The tables of the audit: its entries, whom they showed, and its seals."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
    Uuid,
)

from mediklaud.adapters.sql.access.append_only import append_only
from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to

IN_BYTES = Text().with_variant(Text(collation="C"), "postgresql")
"""Sorted as the program sorts it, in whatever language the database was made."""

audit = hospital_table(
    "audit",
    Column("stream", IN_BYTES, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("id", Uuid, nullable=False),
    Column("at", Instant, nullable=False),
    Column("action", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("refusal", Text),
    Column("account_id", Uuid),
    Column("session_id", Uuid),
    Column("roles", JSON, nullable=False),
    Column("patient_id", Uuid),
    Column("subject_id", Text),
    Column("purpose", Text),
    Column("request_id", Text),
    Column("seen", JSON, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("key_id", Integer, nullable=False),
    Column("mac", LargeBinary, nullable=False),
    UniqueConstraint("hospital_id", "id"),
    key=("stream", "seq"),
)
Index(None, audit.c.hospital_id, audit.c.patient_id, audit.c.id)
Index(None, audit.c.hospital_id, audit.c.account_id, audit.c.id)
Index(None, audit.c.hospital_id, audit.c.action, audit.c.id)
Index(None, audit.c.hospital_id, audit.c.at)
append_only(audit)

audit_seen = hospital_table(
    "audit_seen",
    Column("entry_id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("account_id", Uuid),
    Column("at", Instant, nullable=False),
    key=("entry_id", "patient_id"),
)
Index(None, audit_seen.c.hospital_id, audit_seen.c.patient_id, audit_seen.c.entry_id)
Index(None, audit_seen.c.hospital_id, audit_seen.c.account_id, audit_seen.c.at)
append_only(audit_seen)

audit_unsealed = hospital_table(
    "audit_unsealed",
    Column("id", Uuid, nullable=False),
    Column("stream", IN_BYTES, nullable=False),
    Column("seq", BigInteger, nullable=False),
)

audit_seals = hospital_table(
    "audit_seals",
    Column("number", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("heads", LargeBinary, nullable=False),
    Column("streams", Integer, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("key_id", Integer, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    key=("number",),
)
append_only(audit_seals)

audit_heads = hospital_table(
    "audit_heads",
    Column("number", BigInteger, nullable=False),
    Column("stream", IN_BYTES, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("mac", LargeBinary, nullable=False),
    points_to("number", "audit_seals", "number"),
    key=("number", "stream"),
)
Index(None, audit_heads.c.hospital_id, audit_heads.c.stream, audit_heads.c.seq)
append_only(audit_heads)
