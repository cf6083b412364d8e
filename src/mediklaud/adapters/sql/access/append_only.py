"""A table that the database itself keeps from being rewritten."""

from sqlalchemy import DDL, Table, event

from mediklaud.adapters.sql.schema import SEALED

_SQLITE = """
<<<<<<< HEAD
create trigger {table}_never_{name}s before {verb} on {table}
=======
create trigger {table}_never_{verb}s before {change} on {table}
>>>>>>> 6f1b307 (Make one file of two of the same patient, by two people, and two again while nothing followed)
begin select raise(abort, '{table} is append-only'); end
"""
_POSTGRES = """
create or replace function {table}_stays() returns trigger language plpgsql as
$$ begin raise exception '{table} is append-only'; end $$;
<<<<<<< HEAD
create trigger {table}_stays before {update} or delete or truncate on {table}
=======
create trigger {table}_stays before {change} or delete or truncate on {table}
>>>>>>> 6f1b307 (Make one file of two of the same patient, by two people, and two again while nothing followed)
execute function {table}_stays()
"""


<<<<<<< HEAD
def triggers(table: Table, dialect: str) -> tuple[str, ...]:
    """The statements that keep the table's rows as they are, for good."""
    verbs = {"update": _update_of(table), "delete": "delete"}
    if dialect == "sqlite":
        return tuple(
            _SQLITE.format(table=table.name, name=name, verb=verb)
            for name, verb in verbs.items()
        )
    return (_POSTGRES.format(table=table.name, update=verbs["update"]),)


def _update_of(table: Table) -> str:
    """Any change but one: what is private may be sealed anew, by a newer key."""
    if SEALED not in table.columns:
        return "update"
    columns = (column.name for column in table.columns if column.name != SEALED)
    return f"update of {', '.join(columns)}"


def append_only(table: Table) -> None:
    """Whoever makes this table makes its triggers, too."""
    for dialect in ("sqlite", "postgresql"):
        for statement in triggers(table, dialect):
            trigger = DDL(statement).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", trigger)
=======
def append_only(table: Table, *but: str) -> None:
    """Whoever makes this table makes its triggers, too.

    Columns may be left out: what is private may be sealed anew, by a newer key, and
    a merge of two files says anew whose a thing is (P3).
    """
    change = "update"
    if but:
        columns = [column.name for column in table.columns if column.name not in but]
        change = f"update of {', '.join(columns)}"
    for dialect, statement in _statements(table.name, change):
        trigger = DDL(statement).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]
        event.listen(table, "after_create", trigger)


def _statements(table: str, change: str) -> tuple[tuple[str, str], ...]:
    return (
        ("sqlite", _SQLITE.format(table=table, verb="update", change=change)),
        ("sqlite", _SQLITE.format(table=table, verb="delete", change="delete")),
        ("postgresql", _POSTGRES.format(table=table, change=change)),
    )
>>>>>>> 6f1b307 (Make one file of two of the same patient, by two people, and two again while nothing followed)
