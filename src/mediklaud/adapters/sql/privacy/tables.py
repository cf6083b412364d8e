"""The tables of emergency access and its reviews; the reasons are sealed."""

from sqlalchemy import Boolean, Column, Index, Text, Uuid, text

from mediklaud.adapters.sql.access.append_only import append_only
from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to, sealed

broken_glasses = hospital_table(
    "broken_glasses",
    Column("id", Uuid, nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("doctor_id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("reason", Text, nullable=False),
    Column("begun_at", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("review_due", Instant, nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("ended_at", Instant),
    sealed(),
    points_to("doctor_id", "doctors"),
    points_to("patient_id", "patients"),
)
_g = broken_glasses.c
Index(None, _g.hospital_id, _g.account_id, _g.patient_id, _g.until)
Index(None, _g.hospital_id, _g.account_id, _g.begun_at)
Index(
    "ix_broken_glasses_open",
    _g.hospital_id,
    _g.until,
    sqlite_where=text("ended_at is null"),
    postgresql_where=text("ended_at is null"),
)
append_only(broken_glasses, "ended_at", "patient_id")

break_glass_reviews = hospital_table(
    "break_glass_reviews",
    Column("id", Uuid, nullable=False),
    Column("finding", Text, nullable=False),
    Column("reviewed_by", Uuid, nullable=False),
    Column("reviewed_at", Instant, nullable=False),
    sealed(),
    points_to("id", "broken_glasses"),
)
"""One for each access at most: its id is the access's."""
append_only(break_glass_reviews)
