"""The tables of payments online: wishes, what gateways reported, what came amiss."""

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

payment_intents = hospital_table(
    "payment_intents",
    Column("id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("invoice_id", Uuid, nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("provider", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("provider_ref", Text),
    sealed(nullable=True),
    Column("asked_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("look_at", Instant),
    Column("version", Integer, nullable=False),
    points_to("patient_id", "patient_accounts", "patient_id"),
    points_to("invoice_id", "invoices"),
    CheckConstraint("amount_minor > 0", "amount"),
    CheckConstraint(
        "status in ('created', 'started', 'unknown', 'succeeded', 'failed',"
        " 'cancelled', 'expired', 'amiss')",
        "status",
    ),
)
_i = payment_intents.c
_IS_OPEN = text("status in ('created', 'started', 'unknown')")
Index(
    "uq_payment_intents_open",
    _i.hospital_id,
    _i.invoice_id,
    unique=True,
    sqlite_where=_IS_OPEN,
    postgresql_where=_IS_OPEN,
)
_IS_KNOWN = text("provider_ref is not null")
Index(
    "uq_payment_intents_ref",
    _i.hospital_id,
    _i.provider,
    _i.provider_ref,
    unique=True,
    sqlite_where=_IS_KNOWN,
    postgresql_where=_IS_KNOWN,
)
Index(None, _i.hospital_id, _i.invoice_id, _i.id)
Index(None, _i.hospital_id, _i.patient_id)
_IS_LOOKED_AT = text("look_at is not null")
Index(
    "ix_payment_intents_look_at",
    _i.hospital_id,
    _i.look_at,
    sqlite_where=_IS_LOOKED_AT,
    postgresql_where=_IS_LOOKED_AT,
)

payment_events = hospital_table(
    "payment_events",
    Column("provider", Text, nullable=False),
    Column("event_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("provider_ref", Text, nullable=False),
    Column("intent_key", Text),
    Column("intent_id", Uuid),
    Column("received_at", Instant, nullable=False),
    Column("followed_up_at", Instant),
    points_to("intent_id", "payment_intents"),
    key=("provider", "event_id"),
)
_IS_UNDONE = text("followed_up_at is null")
Index(
    "ix_payment_events_undone",
    payment_events.c.hospital_id,
    payment_events.c.intent_id,
    sqlite_where=_IS_UNDONE,
    postgresql_where=_IS_UNDONE,
)

payment_exceptions = hospital_table(
    "payment_exceptions",
    Column("id", Uuid, nullable=False),
    Column("intent_id", Uuid, nullable=False),
    Column("patient_id", Uuid, nullable=False),
    Column("invoice_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("asked_minor", BigInteger, nullable=False),
    Column("asked_currency", Text, nullable=False),
    Column("captured_minor", BigInteger, nullable=False),
    Column("captured_currency", Text, nullable=False),
    Column("provider", Text, nullable=False),
    Column("provider_ref", Text, nullable=False),
    Column("found_at", Instant, nullable=False),
    Column("status", Text, nullable=False),
    sealed(nullable=True),
    Column("decided_by", Uuid),
    Column("decided_at", Instant),
    Column("payment_id", Uuid),
    Column("version", Integer, nullable=False),
    points_to("intent_id", "payment_intents"),
    points_to("patient_id", "patient_accounts", "patient_id"),
    points_to("invoice_id", "invoices"),
    points_to("payment_id", "payments"),
    UniqueConstraint("hospital_id", "intent_id"),
    CheckConstraint("captured_minor > 0", "captured"),
    CheckConstraint("status in ('waiting', 'kept', 'returning', 'returned')", "status"),
    CheckConstraint("(status = 'kept') = (payment_id is not null)", "kept"),
)
_e = payment_exceptions.c
Index(None, _e.hospital_id, _e.status, _e.id)
Index(None, _e.hospital_id, _e.patient_id)
