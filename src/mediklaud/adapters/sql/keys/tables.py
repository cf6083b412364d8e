"""The table of data keys, each wrapped by the master key."""

from sqlalchemy import Column, Index, Integer, LargeBinary, Text

from mediklaud.adapters.sql.schema import Instant, hospital_table
from mediklaud.domain.access.data_key import KeyState

data_keys = hospital_table(
    "data_keys",
    Column("id", Integer, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
)
_ACTIVE = data_keys.c.state == KeyState.ACTIVE.value
Index(
    "ix_data_keys_active",
    data_keys.c.hospital_id,
    data_keys.c.purpose,
    unique=True,
    sqlite_where=_ACTIVE,
    postgresql_where=_ACTIVE,
)
