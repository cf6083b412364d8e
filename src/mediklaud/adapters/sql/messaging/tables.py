"""The table of messages on their way: ids and small facts, no text and no address."""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

from mediklaud.adapters.sql.schema import Instant, hospital_table

WAITING = text("status in ('pending', 'leased')")
"""Spelled out, so that its partial index is used also in a prepared statement."""

outbox = hospital_table(
    "outbox",
    Column("id", Uuid, nullable=False),
    Column("topic", Text, nullable=False),
    Column("subject_id", Uuid, nullable=False),
    Column("subject_version", BigInteger, nullable=False),
    Column("recipient_kind", Text, nullable=False),
    Column("recipient_id", Uuid, nullable=False),
    Column("channel", Text, nullable=False),
    Column("template_version", Integer, nullable=False),
    Column("starts_at", Instant),
    Column("due_at", Instant, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("status", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_try_at", Instant, nullable=False),
    Column("leased_until", Instant),
    Column("provider_id", Text),
    Column("last_problem", Text),
    # One message tells one fact to one person on one channel (N1). The subject leads,
    # for the question whether anything newer was told about it.
    UniqueConstraint(
        "hospital_id",
        "subject_id",
        "subject_version",
        "topic",
        "recipient_kind",
        "recipient_id",
        "channel",
        "template_version",
        name="uq_outbox_message",
    ),
)
Index(None, outbox.c.hospital_id, outbox.c.status, outbox.c.id)
Index(None, outbox.c.hospital_id, outbox.c.recipient_id, outbox.c.id)
Index(
    "ix_outbox_waiting",
    outbox.c.hospital_id,
    outbox.c.next_try_at,
    outbox.c.id,
    sqlite_where=WAITING,
    postgresql_where=WAITING,
)
