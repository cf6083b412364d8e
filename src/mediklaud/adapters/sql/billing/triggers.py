"""What was issued or received stays as it is: the database itself refuses a change.

The triggers are part of the schema: they come with the tables, and a migration that
makes a table executes its `STATEMENTS` too.
"""

from sqlalchemy import DDL, Table, event

from mediklaud.adapters.sql.billing.cashier_tables import (
    cashier_sessions,
    drawer_counts,
    drawer_payouts,
)
from mediklaud.adapters.sql.billing.credit_tables import (
    credit_note_lines,
    credit_notes,
    freed_allocations,
)
from mediklaud.adapters.sql.billing.invoice_tables import (
    allocations,
    invoice_lines,
    invoices,
    payments,
)
from mediklaud.adapters.sql.billing.refund_tables import refund_frees
from mediklaud.adapters.sql.schema import SEALED

_REFUSE = """create or replace function mediklaud_refuse() returns trigger
language plpgsql as $$ begin
    raise exception 'this row never changes' using errcode = '23000';
end $$"""

_REFUSE_LINE = """create or replace function mediklaud_refuse_line() returns trigger
language plpgsql as $$ begin
    if exists (
        select from invoices i where i.status = 'issued'
        and i.hospital_id = coalesce(new.hospital_id, old.hospital_id)
        and i.id in (old.invoice_id, new.invoice_id)
    ) then
        raise exception 'an issued invoice never changes' using errcode = '23000';
    end if;
    return coalesce(new, old);
end $$"""

_ON_POSTGRESQL = """create trigger {0}_fixed before {1} on {0}
for each row {2} execute function {3}()"""

_ON_SQLITE = """create trigger {0}_fixed_{1} before {2} on {0} {3}
begin select raise(abort, 'this row never changes'); end"""


_MAY = {SEALED, "patient_id"}

_ON_ISSUED = """when exists (select 1 from invoices i where i.status = 'issued'
and i.hospital_id = {0}.hospital_id and i.id = {0}.invoice_id)"""


def _update_of(table: Table) -> str:
    """Any change but two: of the seal, by a newer key, and of whose it is (P3)."""
    columns = (column.name for column in table.columns if column.name not in _MAY)
    return f"update of {', '.join(columns)}"


def _fixed(table: Table, when: str = "") -> tuple[tuple[Table, str, str], ...]:
    """Rows of the table never change; with `when`, only those of which it is true."""
    update = _update_of(table)
    postgresql = _ON_POSTGRESQL.format(
        table.name, f"{update} or delete", when, "mediklaud_refuse"
    )
    return (
        (table, "postgresql", _REFUSE),
        (table, "postgresql", postgresql),
        (table, "sqlite", _ON_SQLITE.format(table.name, "update", update, when)),
        (table, "sqlite", _ON_SQLITE.format(table.name, "delete", "delete", when)),
    )


_LINES = _ON_POSTGRESQL.format(
    "invoice_lines",
    f"insert or {_update_of(invoice_lines)} or delete",
    "",
    "mediklaud_refuse_line",
)

STATEMENTS: tuple[tuple[Table, str, str], ...] = (
    *_fixed(invoices, "when (old.status = 'issued')"),
    *_fixed(payments),
    *_fixed(allocations),
    *_fixed(credit_notes),
    *_fixed(credit_note_lines),
    *_fixed(freed_allocations),
    *_fixed(cashier_sessions, "when (old.closed_at is not null)"),
    *_fixed(drawer_counts),
    *_fixed(drawer_payouts),
    *_fixed(refund_frees),
    (invoice_lines, "postgresql", _REFUSE_LINE),
    (invoice_lines, "postgresql", _LINES),
    *(
        (
            invoice_lines,
            "sqlite",
            _ON_SQLITE.format("invoice_lines", name, moment, _ON_ISSUED.format(row)),
        )
        for name, moment, row in (
            ("insert", "insert", "new"),
            ("update", _update_of(invoice_lines), "old"),
            ("delete", "delete", "old"),
        )
    ),
)
"""Table, dialect, and what makes its trigger, in the order of their execution."""

for _table, _dialect, _statement in STATEMENTS:
    _ddl = DDL(_statement)  # type: ignore[no-untyped-call]
    event.listen(_table, "after_create", _ddl.execute_if(dialect=_dialect))
