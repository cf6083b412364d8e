"""The tables of refunds, and of the payments' parts that they freed.

`payment_refunds` holds what of each payment goes back already, or was asked for: so
the database itself refuses to give back more than came in.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to, sealed

refunds = hospital_table(
    "refunds",
    Column("id", Uuid, nullable=False),
    Column("number", Text, nullable=False),
    Column("payment_id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("status", Text, nullable=False),
    sealed(),
    Column("asked_by", Uuid),
    Column("asked_at", Instant, nullable=False),
    Column("decided_by", Uuid),
    Column("decided_at", Instant),
    Column("sent_at", Instant),
    Column("paid_by", Uuid),
    Column("paid_at", Instant),
    Column("cashier_session_id", Uuid),
    Column("provider_ref", Text),
    Column("version", Integer, nullable=False),
    points_to("patient_id", "patient_accounts", "patient_id"),
    points_to("payment_id", "payments"),
    points_to("cashier_session_id", "cashier_sessions"),
    UniqueConstraint("hospital_id", "number"),
    CheckConstraint("amount_minor > 0", "amount"),
    CheckConstraint(
        "status in ('asked', 'rejected', 'approved', 'unknown', 'paid', 'failed')",
        "status",
    ),
    CheckConstraint(
        "(status = 'asked') = (decided_at is null)"
        " and (decided_at is null) = (decided_by is null)",
        "decided",
    ),
    CheckConstraint("decided_by <> asked_by", "two"),
    CheckConstraint("(status = 'paid') = (paid_at is not null)", "paid"),
    CheckConstraint(
        "status not in ('unknown', 'failed')"
        " or method = 'online' and sent_at is not null",
        "sent",
    ),
)
_r = refunds.c
Index(None, _r.hospital_id, _r.patient_id, _r.id)
Index(None, _r.hospital_id, _r.payment_id)
Index(None, _r.hospital_id, _r.status, _r.id)
Index(
    "ix_refunds_to_send",
    _r.hospital_id,
    _r.id,
    sqlite_where=text("method = 'online' and status in ('approved', 'unknown')"),
    postgresql_where=text("method = 'online' and status in ('approved', 'unknown')"),
)

refund_frees = hospital_table(
    "refund_frees",
    Column("refund_id", Uuid, nullable=False),
    Column("payment_id", Uuid, nullable=False),
    Column("invoice_id", Uuid, nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    points_to("refund_id", "refunds"),
    points_to("payment_id", "payments"),
    points_to("invoice_id", "dues", "invoice_id"),
    CheckConstraint("amount_minor > 0", "amount"),
    key=("refund_id", "invoice_id"),
)
Index(None, refund_frees.c.hospital_id, refund_frees.c.payment_id)
Index(None, refund_frees.c.hospital_id, refund_frees.c.invoice_id)

payment_refunds = hospital_table(
    "payment_refunds",
    Column("payment_id", Uuid, nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    Column("held_minor", BigInteger, nullable=False),
    points_to("payment_id", "payments"),
    CheckConstraint("held_minor between 0 and amount_minor", "held"),
    key=("payment_id",),
)
