"""Of a refund nothing changes but how far it has come, and that only goes forward.

As those of `triggers`, these come with the tables.
"""

from sqlalchemy import DDL, event

from mediklaud.adapters.sql.billing.refund_tables import refunds
from mediklaud.domain.billing.refund import FORWARD

_FIXED = "number, payment_id, amount_minor, currency, method, asked_by, asked_at"
_MOVES = " or ".join(
    f"old.status = '{one}' and new.status in ('{one}', "
    + ", ".join(f"'{other}'" for other in sorted(after))
    + ")"
    for one, after in FORWARD.items()
    if after
)
_FORWARD = f"when (old.status <> new.status and not ({_MOVES}))"
_RULES = (
    ("fixed", f"update of {_FIXED}", ""),
    ("kept", "delete", ""),
    ("forward", "update of status", _FORWARD),
)

for _name, _moment, _when in _RULES:
    _on_sqlite = f"""create trigger refunds_{_name} before {_moment} on refunds {_when}
begin select raise(abort, 'this row never changes'); end"""
    _on_postgresql = f"""create trigger refunds_{_name} before {_moment} on refunds
for each row {_when} execute function mediklaud_refuse()"""
    for _dialect, _statement in (
        ("sqlite", _on_sqlite),
        ("postgresql", _on_postgresql),
    ):
        _ddl = DDL(_statement)  # type: ignore[no-untyped-call]
        event.listen(refunds, "after_create", _ddl.execute_if(dialect=_dialect))
