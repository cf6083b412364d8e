"""Logins are made searchable under the hospital's newest key, so an old one can go."""

from sqlalchemy import bindparam, select, update

from mediklaud.adapters.sql.access.account_rows import LOGIN, login_in
from mediklaud.adapters.sql.access.tables import accounts
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here

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
    logins = ((row.id, login_in(row.id, row.sealed, database)) for row in rows)
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
