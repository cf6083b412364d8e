"""A table that the database itself keeps from being rewritten."""

from sqlalchemy import DDL, Table, event

_SQLITE = """
create trigger {table}_never_{verb}s before {verb} on {table}
begin select raise(abort, '{table} is append-only'); end
"""
_POSTGRES = """
create or replace function {table}_stays() returns trigger language plpgsql as
$$ begin raise exception '{table} is append-only'; end $$;
create trigger {table}_stays before update or delete or truncate on {table}
execute function {table}_stays()
"""


def triggers(table: str, dialect: str) -> tuple[str, ...]:
    """The statements that keep the table's rows as they are, for good."""
    if dialect == "sqlite":
        return tuple(_SQLITE.format(table=table, verb=v) for v in ("update", "delete"))
    return (_POSTGRES.format(table=table),)


def append_only(table: Table) -> None:
    """Whoever makes this table makes its triggers, too."""
    for dialect in ("sqlite", "postgresql"):
        for statement in triggers(table.name, dialect):
            trigger = DDL(statement).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", trigger)
