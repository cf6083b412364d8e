"""The tables of what was handed out, and the register of controlled medicines."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    Text,
    Uuid,
    text,
)

from mediklaud.adapters.sql.access.append_only import append_only
from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to, sealed

dispensations = hospital_table(
    "dispensations",
    Column("id", Uuid, nullable=False),
    Column("prescription_id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("prescriber", Uuid, nullable=False),
    Column("product_id", Uuid, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("returned", Integer, nullable=False),
    Column("owed", Integer, nullable=False),
    Column("controlled", Boolean, nullable=False),
    Column("pharmacist", Uuid, nullable=False),
    Column("witness", Uuid),
    Column("at", Instant, nullable=False),
    Column("status", Text, nullable=False),
    sealed(),
    Column("version", Integer, nullable=False),
    points_to("prescription_id", "prescriptions"),
    points_to("patient_id", "patients"),
    points_to("prescriber", "doctors"),
    points_to("product_id", "products"),
    CheckConstraint("quantity > 0 and owed >= 0", "quantity"),
    CheckConstraint("returned between 0 and quantity", "returned"),
    CheckConstraint("status in ('awaiting_witness', 'done', 'cancelled')", "status"),
    CheckConstraint("witness <> pharmacist", "two_people"),
    CheckConstraint(
        "status <> 'done' or not controlled or witness is not null", "witnessed"
    ),
)
_d = dispensations.c
Index(None, _d.hospital_id, _d.patient_id, _d.id)
Index(None, _d.hospital_id, _d.prescription_id)
Index(None, _d.hospital_id, _d.at)
Index(
    "ix_dispensations_awaiting",
    _d.hospital_id,
    _d.id,
    sqlite_where=text("status = 'awaiting_witness'"),
    postgresql_where=text("status = 'awaiting_witness'"),
)

dispensation_parts = hospital_table(
    "dispensation_parts",
    Column("dispensation_id", Uuid, nullable=False),
    Column("line", Integer, nullable=False),
    Column("batch_id", Uuid, nullable=False),
    Column("number", Text, nullable=False),
    Column("expires_on", Date, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("returned", Integer, nullable=False),
    points_to("dispensation_id", "dispensations"),
    points_to("batch_id", "batches"),
    CheckConstraint("quantity > 0", "quantity"),
    CheckConstraint("returned between 0 and quantity", "returned"),
    key=("dispensation_id", "line"),
)
Index(None, dispensation_parts.c.hospital_id, dispensation_parts.c.batch_id)

controlled_register = hospital_table(
    "controlled_register",
    Column("number", Integer, nullable=False),
    Column("entry", Text, nullable=False),
    Column("product_id", Uuid, nullable=False),
    Column("product_code", Text, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("balance", Integer, nullable=False),
    Column("dispensation_id", Uuid, nullable=False),
    Column("pharmacist", Uuid, nullable=False),
    Column("witness", Uuid),
    Column("at", Instant, nullable=False),
    points_to("dispensation_id", "dispensations"),
    CheckConstraint("balance >= 0", "balance"),
    key=("number",),
)
Index(None, controlled_register.c.hospital_id, controlled_register.c.at)
append_only(controlled_register)
