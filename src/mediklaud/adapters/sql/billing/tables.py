"""The tables of patients' accounts, prices, charges and overrides.

`credit_minor` is always what came in less what was allocated, plus
what credit notes freed again; it is kept so that the
database itself refuses to spend more than there is.
"""

from sqlalchemy import (
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

patient_accounts = hospital_table(
    "patient_accounts",
    Column("patient_id", Uuid, nullable=False),
    Column("credit_minor", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    CheckConstraint("credit_minor >= 0", "no_debt"),
    key=("patient_id",),
)

tariffs = hospital_table(
    "tariffs",
    Column("id", Uuid, nullable=False),
    Column("service", Text, nullable=False),
    Column("price_minor", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("tax_points", Integer, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    UniqueConstraint("hospital_id", "service", "valid_from"),
    CheckConstraint("price_minor >= 0", "price"),
    CheckConstraint("tax_points between 0 and 10000", "tax"),
    CheckConstraint("valid_to is null or valid_to >= valid_from", "validity"),
)

charges = hospital_table(
    "charges",
    Column("id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("doctor_id", Uuid, nullable=False),
    Column("doctor_name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("service_id", Uuid, nullable=False),
    Column("service", Text, nullable=False),
    Column("served_at", Instant, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("price_minor", BigInteger),
    Column("currency", Text),
    Column("tax_points", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("invoice_id", Uuid),
    sealed(nullable=True),
    Column("version", Integer, nullable=False),
    points_to("patient_id", "patient_accounts", "patient_id"),
    points_to("invoice_id", "invoices"),
    UniqueConstraint("hospital_id", "kind", "service_id"),
    CheckConstraint("price_minor >= 0", "price"),
    CheckConstraint("(price_minor is null) = (currency is null)", "currency"),
    CheckConstraint("tax_points between 0 and 10000", "tax"),
    CheckConstraint(
        "status in ('unpriced', 'voided')"
        " or status in ('pending', 'invoiced') and price_minor is not null",
        "status",
    ),
    CheckConstraint("(status = 'invoiced') = (invoice_id is not null)", "invoiced"),
    CheckConstraint("status <> 'voided' or sealed is not null", "voided"),
    CheckConstraint("quantity > 0", "quantity"),
)
Index(None, charges.c.hospital_id, charges.c.patient_id, charges.c.id)
Index(None, charges.c.hospital_id, charges.c.invoice_id)
IS_OPEN = "status in ('unpriced', 'pending')"
"""On no invoice yet."""
Index(
    "ix_charges_open",
    charges.c.hospital_id,
    charges.c.patient_id,
    sqlite_where=text(IS_OPEN),
    postgresql_where=text(IS_OPEN),
)
Index(
    "ix_charges_unpriced",
    charges.c.hospital_id,
    charges.c.id,
    sqlite_where=text("status = 'unpriced'"),
    postgresql_where=text("status = 'unpriced'"),
)

dues_overrides = hospital_table(
    "dues_overrides",
    Column("id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    sealed(),
    Column("granted_by", Uuid),
    Column("granted_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("spent_on", Uuid),
    Column("spent_at", Instant),
    points_to("patient_id", "patient_accounts", "patient_id"),
    CheckConstraint("ends_at > granted_at", "ends"),
    CheckConstraint("(spent_on is null) = (spent_at is null)", "spent"),
)
Index(
    "ix_dues_overrides_unspent",
    dues_overrides.c.hospital_id,
    dues_overrides.c.patient_id,
    dues_overrides.c.id,
    sqlite_where=text("spent_on is null"),
    postgresql_where=text("spent_on is null"),
)
