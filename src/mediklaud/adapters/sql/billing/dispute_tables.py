"""The tables of what keeps an invoice from being late: disputes and payment plans."""

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    Text,
    Uuid,
    text,
)

from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to, sealed

_HOLDS = "status in ('open', 'upheld')"

disputes = hospital_table(
    "disputes",
    Column("id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("invoice_id", Uuid, nullable=False),
    Column("position", Integer, nullable=False),
    Column("opened_by", Uuid),
    Column("opened_at", Instant, nullable=False),
    Column("status", Text, nullable=False),
    Column("decided_by", Uuid),
    Column("decided_at", Instant),
    sealed(),
    Column("version", Integer, nullable=False),
    points_to("patient_id", "patient_accounts", "patient_id"),
    points_to("invoice_id", "dues", "invoice_id"),
    ForeignKeyConstraint(
        ["hospital_id", "invoice_id", "position"],
        [f"invoice_lines.{c}" for c in ("hospital_id", "invoice_id", "position")],
    ),
    CheckConstraint("status in ('open', 'upheld', 'credited', 'rejected')", "status"),
)
_d = disputes.c
Index(None, _d.hospital_id, _d.patient_id, _d.id)
Index(None, _d.hospital_id, _d.invoice_id, _d.id)
Index(
    "uq_disputes_line",
    _d.hospital_id,
    _d.invoice_id,
    _d.position,
    unique=True,
    sqlite_where=text(_HOLDS),
    postgresql_where=text(_HOLDS),
)
Index(
    "ix_disputes_open",
    _d.hospital_id,
    _d.id,
    sqlite_where=text("status = 'open'"),
    postgresql_where=text("status = 'open'"),
)

payment_plans = hospital_table(
    "payment_plans",
    Column("id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("invoice_id", Uuid, nullable=False),
    Column("instalments", JSON, nullable=False),
    Column("currency", Text, nullable=False),
    Column("agreed_by", Uuid),
    Column("agreed_at", Instant, nullable=False),
    Column("ended_by", Uuid),
    Column("ended_at", Instant),
    sealed(nullable=True),
    Column("version", Integer, nullable=False),
    points_to("patient_id", "patient_accounts", "patient_id"),
    points_to("invoice_id", "dues", "invoice_id"),
    CheckConstraint("(ended_at is null) = (sealed is null)", "ended"),
)
_p = payment_plans.c
Index(None, _p.hospital_id, _p.patient_id, _p.id)
Index(
    "uq_payment_plans_live",
    _p.hospital_id,
    _p.invoice_id,
    unique=True,
    sqlite_where=text("ended_at is null"),
    postgresql_where=text("ended_at is null"),
)
