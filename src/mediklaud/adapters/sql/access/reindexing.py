"""Logins are made searchable under the hospital's newest key, so an old one can go."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, select, update

from mediklaud.adapters.sql.access.account_rows import LOGIN, login_in
from mediklaud.adapters.sql.access.tables import accounts
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.errors import SealBroken

_BEHIND = (
    select(accounts.c.id, accounts.c.sealed)
    .where(here(accounts), accounts.c.index_key != bindparam("active"))
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
_SAVE = update(accounts).where(here(accounts), accounts.c.id == bindparam("this"))


def index_logins_anew(database: Database, limit: int) -> int:
    """So many more, held until the end; answer how many: none when all are done."""
    active = database.index_key
    rows = database.rows(_BEHIND, active=active, limit=limit)
    logins = _readable(rows, database)
    database.add_all(
        _SAVE,
        (
            {
                "this": which,
                "login_key": database.index(LOGIN, login),
                "index_key": active,
            }
            for which, login in logins
        ),
    )
    return len(rows)


def _readable(
    rows: Iterable[Row[Any]], database: Database
) -> Iterator[tuple[UUID, str]]:
    """Whose login cannot be read stays as they are: renewing counts them (X6)."""
    for row in rows:
        with suppress(SealBroken):
            yield row.id, login_in(row.id, row.sealed, database)
