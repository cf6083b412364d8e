"""Nothing comes into a closed drawer, or leaves it: the database itself refuses (B9).

On PostgreSQL the trigger holds the session's row until the end: whoever closes it
waits, and whoever waited for the closing finds it closed.
"""

from sqlalchemy import DDL, Table, event

from mediklaud.adapters.sql.billing.cashier_tables import drawer_payouts
from mediklaud.adapters.sql.billing.invoice_tables import payments

_REFUSE = """create or replace function mediklaud_refuse_drawer() returns trigger
language plpgsql as $$ begin
    perform 1 from cashier_sessions s
    where s.hospital_id = new.hospital_id and s.id = new.cashier_session_id
    and s.closed_at is null for share;
    if not found then
        raise exception 'this drawer is closed' using errcode = '23000';
    end if;
    return new;
end $$"""
_ON_POSTGRESQL = """create trigger {0}_in_open_drawer before insert on {0}
for each row when (new.cashier_session_id is not null)
execute function mediklaud_refuse_drawer()"""
_ON_SQLITE = """create trigger {0}_in_open_drawer before insert on {0}
when new.cashier_session_id is not null and not exists (
    select 1 from cashier_sessions s
    where s.hospital_id = new.hospital_id and s.id = new.cashier_session_id
    and s.closed_at is null)
begin select raise(abort, 'this drawer is closed'); end"""


def _through_open_drawers(table: Table) -> tuple[tuple[Table, str, str], ...]:
    return (
        (table, "postgresql", _REFUSE),
        (table, "postgresql", _ON_POSTGRESQL.format(table.name)),
        (table, "sqlite", _ON_SQLITE.format(table.name)),
    )


STATEMENTS = (
    *_through_open_drawers(payments),
    *_through_open_drawers(drawer_payouts),
)
"""Table, dialect, and what makes its trigger, in the order of their execution."""

for _table, _dialect, _statement in STATEMENTS:
    _ddl = DDL(_statement)  # type: ignore[no-untyped-call]
    event.listen(_table, "after_create", _ddl.execute_if(dialect=_dialect))
