"""The tables of accounts, sessions and first answers."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
    Uuid,
)

from mediklaud.adapters.sql.schema import Instant, hospital_table, points_to, sealed

accounts = hospital_table(
    "accounts",
    Column("id", Uuid, nullable=False),
    Column("login_key", BigInteger, nullable=False),
    Column("roles", JSON, nullable=False),
    Column("administers", Boolean, nullable=False),
    Column("ever_held", Text, nullable=False),
    Column("waits", Boolean, nullable=False),
    Column("reset_waits", Boolean, nullable=False),
    Column("permissions", JSON(none_as_null=True)),
    Column("patient_id", Uuid),
    Column("doctor_id", Uuid),
    Column("status", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    Column("index_key", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("hospital_id", "login_key"),
    UniqueConstraint("hospital_id", "patient_id"),
    UniqueConstraint("hospital_id", "doctor_id"),
)
"""`index_key` says with which key the login was made unreadable."""
Index(None, accounts.c.hospital_id, accounts.c.index_key)

sessions = hospital_table(
    "sessions",
    Column("id", Uuid, nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("token_hash", LargeBinary, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("last_seen", Instant, nullable=False),
    Column("idle_seconds", Integer, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("proven_at", Instant, nullable=False),
    Column("factor_proven_at", Instant),
    Column("ended_at", Instant),
    Column("device_hash", LargeBinary),
    Column("sealed", LargeBinary, nullable=False),
    points_to("account_id", "accounts"),
    UniqueConstraint("hospital_id", "token_hash"),
)
Index(None, sessions.c.hospital_id, sessions.c.account_id)

invitations = hospital_table(
    "invitations",
    Column("token_hash", LargeBinary, nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    points_to("account_id", "accounts"),
    key=("token_hash",),
)
Index(None, invitations.c.hospital_id, invitations.c.account_id)

service_tokens = hospital_table(
    "service_tokens",
    Column("token_hash", LargeBinary, nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    points_to("account_id", "accounts"),
    key=("token_hash",),
)
Index(None, service_tokens.c.hospital_id, service_tokens.c.account_id)

second_factors = hospital_table(
    "second_factors",
    Column("id", Uuid, nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("in_use", Boolean, nullable=False),
    Column("last_step", BigInteger, nullable=False),
    Column("confirmed_at", Instant),
    Column("sealed", LargeBinary, nullable=False),
    points_to("account_id", "accounts"),
    UniqueConstraint("hospital_id", "account_id", "in_use"),
)

recovery_codes = hospital_table(
    "recovery_codes",
    Column("account_id", Uuid, nullable=False),
    Column("code_hash", LargeBinary, nullable=False),
    points_to("account_id", "accounts"),
    key=("account_id", "code_hash"),
)

sign_in_attempts = hospital_table(
    "sign_in_attempts",
    Column("budget", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("last_at", Instant, nullable=False),
    key=("budget",),
)

answers = hospital_table(
    "answers",
    Column("account_id", Uuid, nullable=False),
    Column("key", Text, nullable=False),
    sealed(),
    Column("at", Instant, nullable=False),
    key=("account_id", "key"),
)
