"""The table of data keys, each wrapped by the master key."""

from sqlalchemy import Column, Integer, LargeBinary, Text

from mediklaud.adapters.sql.schema import Instant, hospital_table

data_keys = hospital_table(
    "data_keys",
    Column("id", Integer, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("active_from", Instant, nullable=False),
    Column("retired_at", Instant),
)
"""Two that draw a key at the same time draw the same number: one of them fails."""
