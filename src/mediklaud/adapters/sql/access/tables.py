"""The tables of accounts, sessions, the audit and first answers."""

from sqlalchemy import JSON, Column, Index, LargeBinary, Text, Uuid

from mediklaud.adapters.sql.schema import Instant, hospital_table

audit = hospital_table(
    "audit",
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
)
Index(None, audit.c.hospital_id, audit.c.patient_id, audit.c.id)

answers = hospital_table(
    "answers",
    Column("account_id", Uuid, nullable=False),
    Column("key", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("answer", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
    key=("account_id", "key"),
)
