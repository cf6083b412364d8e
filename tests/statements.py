"""What a database is asked, statement by statement."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event


@contextmanager
def statements_on(engine: Engine) -> Iterator[list[str]]:
    """Every statement that this engine sends while the block lasts."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_more):
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


@contextmanager
def plans_of_sqlite(engine: Engine) -> Iterator[list[str]]:
    """How SQLite goes about every question that it is asked while the block lasts."""
    plans: list[str] = []

    def explain(connection, _cursor, statement, given, *_more):
        if statement.startswith("SELECT"):
            told = connection.connection.cursor()
            told.execute(f"EXPLAIN QUERY PLAN {statement}", given)
            plans.extend(row[3] for row in told.fetchall())

    event.listen(engine, "before_cursor_execute", explain)
    try:
        yield plans
    finally:
        event.remove(engine, "before_cursor_execute", explain)
