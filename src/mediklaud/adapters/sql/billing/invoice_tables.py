"""The tables of invoices, what is owed on them, and what paid for them.

`dues` holds one row per issued invoice: how much of it is still owed. It is always the
invoice's gross less its allocations and what was credited (and plus what a credit
note freed of the former); it is kept so that a booking reads a patient's
dues by one index, and so that the database itself refuses to take more than is owed.
Beside it stands what keeps it from being late: what is left of the disputed lines, and
the instalments of a live payment plan.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to, sealed

invoices = hospital_table(
    "invoices",
    Column("id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("status", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("net_minor", BigInteger, nullable=False),
    Column("tax_minor", BigInteger, nullable=False),
    Column("gross_minor", BigInteger, nullable=False),
    Column("drafted_at", Instant, nullable=False),
    Column("number", Text),
    sealed(nullable=True),
    Column("issued_on", Date),
    Column("due_on", Date),
    points_to("patient_id", "patient_accounts", "patient_id"),
    UniqueConstraint("hospital_id", "number"),
    CheckConstraint("status in ('draft', 'issued')", "status"),
    CheckConstraint("net_minor >= 0 and tax_minor >= 0", "amounts"),
    CheckConstraint("gross_minor = net_minor + tax_minor", "gross"),
    CheckConstraint(
        "(status = 'issued') = (number is not null and sealed is not null"
        " and issued_on is not null and due_on is not null)",
        "issued_whole",
    ),
    CheckConstraint("due_on >= issued_on", "due_on"),
)
Index(None, invoices.c.hospital_id, invoices.c.patient_id, invoices.c.id)
Index(None, invoices.c.hospital_id, invoices.c.issued_on)

invoice_lines = hospital_table(
    "invoice_lines",
    Column("invoice_id", Uuid, nullable=False),
    Column("position", Integer, nullable=False),
    Column("charge_id", Uuid, nullable=False),
    Column("doctor_id", Uuid, nullable=False),
    sealed(),
    Column("served_on", Date, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("unit_minor", BigInteger, nullable=False),
    Column("tax_points", Integer, nullable=False),
    Column("net_minor", BigInteger, nullable=False),
    Column("tax_minor", BigInteger, nullable=False),
    Column("gross_minor", BigInteger, nullable=False),
    points_to("invoice_id", "invoices"),
    points_to("charge_id", "charges"),
    UniqueConstraint("hospital_id", "charge_id"),
    CheckConstraint("quantity > 0 and unit_minor >= 0 and tax_minor >= 0", "amounts"),
    CheckConstraint("net_minor = unit_minor * quantity", "net"),
    CheckConstraint("gross_minor = net_minor + tax_minor", "gross"),
    key=("invoice_id", "position"),
)

dues = hospital_table(
    "dues",
    Column("invoice_id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("owed_minor", BigInteger, nullable=False),
    Column("credited_minor", BigInteger, nullable=False),
    Column("disputed_minor", BigInteger, nullable=False),
    Column("instalments", JSON(none_as_null=True)),
    Column("currency", Text, nullable=False),
    points_to("invoice_id", "invoices"),
    points_to("patient_id", "patient_accounts", "patient_id"),
    CheckConstraint("owed_minor >= 0", "not_overpaid"),
    CheckConstraint("credited_minor >= 0", "credited"),
    CheckConstraint("disputed_minor >= 0", "disputed"),
    key=("invoice_id",),
)
Index(
    "ix_dues_owed",
    dues.c.hospital_id,
    dues.c.patient_id,
    sqlite_where=text("owed_minor > 0"),
    postgresql_where=text("owed_minor > 0"),
)

payments = hospital_table(
    "payments",
    Column("id", Uuid, nullable=False),
    Column("number", Text, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("received_by", Uuid),
    Column("cashier_session_id", Uuid),
    Column("intent_id", Uuid),
    sealed(nullable=True),
    points_to("patient_id", "patient_accounts", "patient_id"),
    points_to("cashier_session_id", "cashier_sessions"),
    points_to("intent_id", "payment_intents"),
    UniqueConstraint("hospital_id", "number"),
    UniqueConstraint("hospital_id", "intent_id"),
    CheckConstraint("amount_minor > 0", "amount"),
    CheckConstraint("(method = 'online') = (intent_id is not null)", "by_a_gateway"),
    CheckConstraint(
        "(method in ('cash', 'card', 'mobile')) = (cashier_session_id is not null)",
        "in_a_drawer",
    ),
)
Index(None, payments.c.hospital_id, payments.c.patient_id, payments.c.id)
Index(
    "ix_payments_in_drawer",
    payments.c.hospital_id,
    payments.c.cashier_session_id,
    sqlite_where=text("cashier_session_id is not null"),
    postgresql_where=text("cashier_session_id is not null"),
)

allocations = hospital_table(
    "allocations",
    Column("payment_id", Uuid, nullable=False),
    Column("invoice_id", Uuid, nullable=False),
    Column("part", Integer, nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    points_to("payment_id", "payments"),
    points_to("invoice_id", "dues", "invoice_id"),
    CheckConstraint("amount_minor > 0", "amount"),
    key=("payment_id", "invoice_id", "part"),
)
Index(None, allocations.c.hospital_id, allocations.c.invoice_id)
