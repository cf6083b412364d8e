"""Logins are made searchable under the hospital's newest key, so an old one can go."""

from sqlalchemy import bindparam, select, update

from mediklaud.adapters.sql.access.account_rows import LOGIN, to_credentials
from mediklaud.adapters.sql.access.tables import accounts
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here

_BEHIND = (
    select(accounts)
    .where(here(accounts), accounts.c.index_key != bindparam("newest"))
    .order_by(accounts.c.id)
    .limit(bindparam("limit"))
)
_INDEX = update(accounts).where(
    here(accounts),
    accounts.c.id == bindparam("this"),
    accounts.c.version == bindparam("read"),
)


def index_logins_anew(database: Database, limit: int) -> int:
    """So many more; answer how many there were: none when all are done.

    Whoever changes an account meanwhile indexes it anew themselves.
    """
    rows = database.rows(_BEHIND, newest=database.index_key, limit=limit)
    for row in rows:
        login = to_credentials(row, database).account.login
        database.change(
            _INDEX,
            this=row.id,
            read=row.version,
            login_key=database.index(LOGIN, login),
            index_key=database.index_key,
        )
    return len(rows)
