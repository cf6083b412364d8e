"""The tables of the journal, and of the periods that are closed (B8).

A posting's entries are written before it: the row of the posting is what completes
them, and its trigger refuses it unless they balance, and unless it says itself by how
much more the patient owes: a statement reads that, and no entries.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    Uuid,
)

from mediklaud.adapters.sql.access.append_only import append_only
from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to

postings = hospital_table(
    "postings",
    Column("id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("source_id", Uuid, nullable=False),
    Column("part", Integer, nullable=False),
    Column("patient_id", Uuid),
    Column("number", Text),
    Column("day", Date, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Uuid),
    Column("currency", Text, nullable=False),
    Column("owed_minor", BigInteger, nullable=False),
    points_to("patient_id", "patient_accounts", "patient_id"),
    UniqueConstraint("hospital_id", "source_id", "kind", "part"),
    CheckConstraint("part >= 0", "part"),
)
Index(
    None,
    postings.c.hospital_id,
    postings.c.patient_id,
    postings.c.day,
    postings.c.id,
)
Index("ix_postings_day", postings.c.hospital_id, postings.c.day, postings.c.id)

journal_entries = hospital_table(
    "journal_entries",
    Column("posting_id", Uuid, nullable=False),
    Column("position", Integer, nullable=False),
    Column("account", Text, nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    ForeignKeyConstraint(
        ["hospital_id", "posting_id"],
        ["postings.hospital_id", "postings.id"],
        deferrable=True,
        initially="DEFERRED",
    ),
    CheckConstraint("amount_minor <> 0", "amount"),
    key=("posting_id", "position"),
)

closed_periods = hospital_table(
    "closed_periods",
    Column("until", Date, nullable=False),
    Column("closed_at", Instant, nullable=False),
    Column("closed_by", Uuid),
    key=("until",),
)

append_only(postings, "patient_id")
append_only(journal_entries)
append_only(closed_periods)
