"""The tables of credit notes, of the payments' parts they freed, and of who waits.

A line's `before_minor` is what was credited of it until then: it stands once for each
line of an invoice, so that the database itself refuses to credit more than its gross.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    Uuid,
    cast,
    literal_column,
    null,
    select,
    text,
    union_all,
)

from mediklaud.adapters.sql.billing.invoice_tables import allocations
from mediklaud.adapters.sql.billing.refund_tables import refund_frees, refunds
from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to, sealed
from mediklaud.domain.billing.refund import OUT_OF_THE_ACCOUNT

credit_notes = hospital_table(
    "credit_notes",
    Column("id", Uuid, nullable=False),
    Column("number", Text, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("invoice_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("currency", Text, nullable=False),
    sealed(),
    Column("issued_at", Instant, nullable=False),
    Column("issued_by", Uuid),
    Column("approved_by", Uuid),
    points_to("patient_id", "patient_accounts", "patient_id"),
    points_to("invoice_id", "dues", "invoice_id"),
    UniqueConstraint("hospital_id", "number"),
)
Index(None, credit_notes.c.hospital_id, credit_notes.c.invoice_id)
Index(None, credit_notes.c.hospital_id, credit_notes.c.patient_id)

credit_note_lines = hospital_table(
    "credit_note_lines",
    Column("credit_note_id", Uuid, nullable=False),
    Column("invoice_id", Uuid, nullable=False),
    Column("position", Integer, nullable=False),
    Column("quantity", Integer),
    Column("amount_minor", BigInteger, nullable=False),
    Column("before_minor", BigInteger, nullable=False),
    Column("gross_minor", BigInteger, nullable=False),
    points_to("credit_note_id", "credit_notes"),
    ForeignKeyConstraint(
        ["hospital_id", "invoice_id", "position"],
        [f"invoice_lines.{c}" for c in ("hospital_id", "invoice_id", "position")],
    ),
    UniqueConstraint("hospital_id", "invoice_id", "position", "before_minor"),
    CheckConstraint("amount_minor > 0 and quantity > 0", "amount"),
    CheckConstraint("before_minor + amount_minor <= gross_minor", "not_more"),
    key=("credit_note_id", "position"),
)

freed_allocations = hospital_table(
    "freed_allocations",
    Column("credit_note_id", Uuid, nullable=False),
    Column("payment_id", Uuid, nullable=False),
    Column("invoice_id", Uuid, nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    points_to("credit_note_id", "credit_notes"),
    points_to("payment_id", "payments"),
    points_to("invoice_id", "dues", "invoice_id"),
    CheckConstraint("amount_minor > 0", "amount"),
    key=("credit_note_id", "payment_id"),
)
Index(None, freed_allocations.c.hospital_id, freed_allocations.c.payment_id)
Index(None, freed_allocations.c.hospital_id, freed_allocations.c.invoice_id)

credit_requests = hospital_table(
    "credit_requests",
    Column("id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("invoice_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("lines", JSON, nullable=False),
    Column("currency", Text, nullable=False),
    Column("dispute_id", Uuid),
    Column("asked_by", Uuid),
    Column("asked_at", Instant, nullable=False),
    Column("status", Text, nullable=False),
    Column("decided_by", Uuid),
    Column("decided_at", Instant),
    Column("credit_note_id", Uuid),
    sealed(),
    Column("version", Integer, nullable=False),
    points_to("patient_id", "patient_accounts", "patient_id"),
    points_to("invoice_id", "dues", "invoice_id"),
    points_to("dispute_id", "disputes"),
    points_to("credit_note_id", "credit_notes"),
    CheckConstraint("(status = 'done') = (credit_note_id is not null)", "done"),
    CheckConstraint("status <> 'done' or decided_by <> asked_by", "two"),
)
_r = credit_requests.c
Index(None, _r.hospital_id, _r.patient_id)
Index(
    "ix_credit_requests_waiting",
    _r.hospital_id,
    _r.id,
    sqlite_where=text("status = 'asked'"),
    postgresql_where=text("status = 'asked'"),
)

_a, _f = allocations.c, freed_allocations.c
_again, _gone = refund_frees.c, refunds.c

STANDING = union_all(
    select(_a.hospital_id, _a.payment_id, _a.invoice_id, _a.amount_minor),
    select(
        _f.hospital_id,
        _f.payment_id,
        _f.invoice_id,
        (-_f.amount_minor).label("amount_minor"),
    ),
    select(
        _again.hospital_id,
        _again.payment_id,
        _again.invoice_id,
        (-_again.amount_minor).label("amount_minor"),
    ),
    select(
        _gone.hospital_id,
        _gone.payment_id,
        cast(null(), Uuid).label("invoice_id"),
        _gone.amount_minor,
    ).where(
        _gone.status.in_([literal_column(f"'{s}'") for s in sorted(OUT_OF_THE_ACCOUNT)])
    ),
).subquery("standing")
"""What payments pay for, less what was freed: its sums are what stands today.

What went back to who paid it stands beside no invoice.
"""
