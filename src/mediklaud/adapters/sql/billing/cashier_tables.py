"""The tables of cashier sessions: the drawer's float, its count, what left it (B9).

What came in stands in `payments`, each naming its session.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to, sealed

cashier_sessions = hospital_table(
    "cashier_sessions",
    Column("id", Uuid, nullable=False),
    Column("number", Text, nullable=False),
    Column("cashier_id", Uuid, nullable=False),
    Column("place", Text),
    Column("float_minor", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("closed_by", Uuid),
    sealed(nullable=True),
    UniqueConstraint("hospital_id", "number"),
    CheckConstraint("float_minor >= 0", "float"),
    CheckConstraint("(closed_at is null) = (sealed is null)", "closed_whole"),
)
Index(
    "uq_cashier_sessions_open",
    cashier_sessions.c.hospital_id,
    cashier_sessions.c.cashier_id,
    unique=True,
    sqlite_where=text("closed_at is null"),
    postgresql_where=text("closed_at is null"),
)
Index(
    None,
    cashier_sessions.c.hospital_id,
    cashier_sessions.c.cashier_id,
    cashier_sessions.c.id,
)

drawer_counts = hospital_table(
    "drawer_counts",
    Column("session_id", Uuid, nullable=False),
    Column("method", Text, nullable=False),
    Column("expected_minor", BigInteger, nullable=False),
    Column("counted_minor", BigInteger, nullable=False),
    points_to("session_id", "cashier_sessions"),
    CheckConstraint("counted_minor >= 0", "counted"),
    key=("session_id", "method"),
)

drawer_payouts = hospital_table(
    "drawer_payouts",
    Column("refund_id", Uuid, nullable=False),
    Column("cashier_session_id", Uuid, nullable=False),
    Column("method", Text, nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    points_to("cashier_session_id", "cashier_sessions"),
    CheckConstraint("amount_minor > 0", "amount"),
    CheckConstraint("method in ('cash', 'card', 'mobile')", "in_a_drawer"),
    key=("refund_id",),
)
Index(None, drawer_payouts.c.hospital_id, drawer_payouts.c.cashier_session_id)
