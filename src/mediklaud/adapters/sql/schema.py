"""How every table is made: one hospital's rows, led by `hospital_id`.

The hospital's id stands in every key, so that a network of hospitals can spread its
tables over several servers by hospital without a change of the schema.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    TypeDecorator,
    Uuid,
    and_,
    bindparam,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

SEALED = "sealed"
"""The column of what is private, in every table that has some."""


class Instant(TypeDecorator[datetime]):
    """A point in time: kept in UTC, read back in UTC, on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.replace(tzinfo=None)

    def process_result_value(
        self, value: datetime | None, _dialect: Dialect
    ) -> datetime | None:
        if value is None:
            return None
        aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value
        return aware.astimezone(UTC)


def hospital_table(
    name: str, *parts: SchemaItem, key: tuple[str, ...] = ("id",)
) -> Table:
    """A table of one hospital's things, with `hospital_id` at the head of its key."""
    return Table(
        name,
        metadata,
        Column("hospital_id", Uuid, nullable=False),
        *parts,
        PrimaryKeyConstraint("hospital_id", *key),
    )


def sealed(*, nullable: bool = False) -> Column[bytes]:
    """Where everything lies that is private in a row: see `Database.seal`."""
    return Column(SEALED, LargeBinary, nullable=nullable)


def points_to(column: str, table: str, target: str = "id") -> ForeignKeyConstraint:
    """A reference to another thing of the same hospital."""
    return ForeignKeyConstraint(
        ["hospital_id", column], [f"{table}.hospital_id", f"{table}.{target}"]
    )


def here(table: Table) -> ColumnElement[bool]:
    """Only this hospital's rows: every statement's first condition."""
    return table.c.hospital_id == bindparam("here")


def is_param(table: Table, *columns: str) -> ColumnElement[bool]:
    """This hospital's rows in which each column equals the parameter of its name.

    Not for an update: there a column's name means its new value.
    """
    return and_(here(table), *(table.c[c] == bindparam(c) for c in columns))
