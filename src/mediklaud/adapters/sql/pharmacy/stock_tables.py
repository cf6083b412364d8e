"""The tables of products, batches and their movements.

`on_hand` is always the sum of a batch's movements; it is kept so that the database
itself refuses to hand out more than there is (H2).
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
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

from mediklaud.adapters.sql.access.append_only import append_only
from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to

products = hospital_table(
    "products",
    Column("id", Uuid, nullable=False),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("strength", Text, nullable=False),
    Column("brand", Text, nullable=False),
    Column("manufacturer", Text),
    Column("atc", Text),
    Column("pack_size", Integer, nullable=False),
    Column("controlled", Boolean, nullable=False),
    Column("returnable", Boolean, nullable=False),
    Column("reorder_level", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("hospital_id", "code"),
    CheckConstraint("pack_size > 0 and reorder_level >= 0", "pack"),
    CheckConstraint("status in ('active', 'withdrawn')", "status"),
)
Index(None, products.c.hospital_id, products.c.name_key)

batches = hospital_table(
    "batches",
    Column("id", Uuid, nullable=False),
    Column("product_id", Uuid, nullable=False),
    Column("number", Text, nullable=False),
    Column("expires_on", Date, nullable=False),
    Column("location", Text, nullable=False),
    Column("cost_minor", BigInteger),
    Column("currency", Text),
    Column("received_at", Instant, nullable=False),
    Column("status", Text, nullable=False),
    Column("status_reason", Text),
    Column("on_hand", Integer, nullable=False),
    points_to("product_id", "products"),
    UniqueConstraint("hospital_id", "product_id", "number", "expires_on", "location"),
    CheckConstraint("on_hand >= 0", "on_hand"),
    CheckConstraint("status in ('usable', 'quarantined', 'recalled')", "status"),
    CheckConstraint("(cost_minor is null) = (currency is null)", "currency"),
)
Index(
    "ix_batches_there",
    batches.c.hospital_id,
    batches.c.product_id,
    batches.c.expires_on,
    sqlite_where=text("on_hand > 0"),
    postgresql_where=text("on_hand > 0"),
)

movements = hospital_table(
    "movements",
    Column("id", Uuid, nullable=False),
    Column("batch_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("reason", Text),
    Column("moved_by", Uuid),
    Column("at", Instant, nullable=False),
    Column("dispensation_id", Uuid),
    points_to("batch_id", "batches"),
    CheckConstraint("quantity <> 0", "quantity"),
    CheckConstraint("kind not in ('receipt', 'return') or quantity > 0", "comes"),
    CheckConstraint(
        "kind not in ('dispense', 'write_off', 'recall') or quantity < 0", "goes"
    ),
)
Index(None, movements.c.hospital_id, movements.c.batch_id, movements.c.id)
Index(None, movements.c.hospital_id, movements.c.at)
append_only(movements)

adjustments = hospital_table(
    "adjustments",
    Column("id", Uuid, nullable=False),
    Column("batch_id", Uuid, nullable=False),
    Column("difference", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("asked_by", Uuid),
    Column("asked_at", Instant, nullable=False),
    Column("status", Text, nullable=False),
    Column("decided_by", Uuid),
    Column("decision", Text),
    Column("version", Integer, nullable=False),
    points_to("batch_id", "batches"),
    CheckConstraint("difference <> 0", "difference"),
    CheckConstraint("status in ('asked', 'done', 'declined')", "status"),
    CheckConstraint("decided_by <> asked_by", "two_people"),
    CheckConstraint("(status = 'asked') = (decided_by is null)", "decided"),
)
Index(
    "ix_adjustments_waiting",
    adjustments.c.hospital_id,
    adjustments.c.id,
    sqlite_where=text("status = 'asked'"),
    postgresql_where=text("status = 'asked'"),
)

recalls = hospital_table(
    "recalls",
    Column("id", Uuid, nullable=False),
    Column("product_id", Uuid, nullable=False),
    Column("number", Text, nullable=False),
    Column("batches", JSON, nullable=False),
    Column("reason", Text, nullable=False),
    Column("recalled_by", Uuid),
    Column("at", Instant, nullable=False),
    points_to("product_id", "products"),
)
append_only(recalls)
