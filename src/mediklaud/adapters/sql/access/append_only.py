"""A table that the database itself keeps from being rewritten."""

from sqlalchemy import DDL, Table, event

from mediklaud.adapters.sql.schema import SEALED

_SQLITE = """
create trigger {table}_never_{name}s before {verb} on {table}
begin select raise(abort, '{table} is append-only'); end
"""
_POSTGRES = """
create or replace function {table}_stays() returns trigger language plpgsql as
$$ begin raise exception '{table} is append-only'; end $$;
create trigger {table}_stays before {update} or delete or truncate on {table}
execute function {table}_stays()
"""


def append_only(table: Table, *but: str) -> None:
    """Whoever makes this table makes its triggers, too.

    But for these columns: a merge of two files says anew whose a thing is (P3).
    """
    for dialect in ("sqlite", "postgresql"):
        for statement in _triggers(table, dialect, but):
            trigger = DDL(statement).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", trigger)


def _triggers(table: Table, dialect: str, but: tuple[str, ...]) -> tuple[str, ...]:
    """The statements that keep the table's rows as they are, for good."""
    verbs = {"update": _update_of(table, but), "delete": "delete"}
    if dialect == "sqlite":
        return tuple(
            _SQLITE.format(table=table.name, name=name, verb=verb)
            for name, verb in verbs.items()
        )
    return (_POSTGRES.format(table=table.name, update=verbs["update"]),)


def _update_of(table: Table, but: tuple[str, ...]) -> str:
    """Any change but some: what is private may be sealed anew, by a newer key."""
    left_out = {SEALED, *but}
    columns = [column.name for column in table.columns]
    if left_out.isdisjoint(columns):
        return "update"
    return f"update of {', '.join(name for name in columns if name not in left_out)}"
