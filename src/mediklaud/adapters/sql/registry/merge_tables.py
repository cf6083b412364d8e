"""The tables of merges, and of what each of them handed over."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    Text,
    Uuid,
)

from mediklaud.adapters.sql.access.append_only import append_only
from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to

merges = hospital_table(
    "merges",
    Column("id", Uuid, nullable=False),
    Column("surviving_id", Uuid, nullable=False),
    Column("duplicate_id", Uuid, nullable=False),
    Column("status", Text, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    points_to("surviving_id", "patients"),
    points_to("duplicate_id", "patients"),
)
Index(None, merges.c.hospital_id, merges.c.status, merges.c.id)

merged_things = hospital_table(
    "merged_things",
    Column("merge_id", Uuid, nullable=False),
    Column("book", Text, nullable=False),
    Column("thing", Uuid, nullable=False),
    Column("moved", Boolean, nullable=False),
    Column("amount", BigInteger),
    points_to("merge_id", "merges"),
    key=("merge_id", "book", "thing"),
)
"""One row for each thing that moved, and for each fact the survivor had already."""
append_only(merged_things)
