"""An attempt to pay online only goes forward: the database itself refuses the rest."""

from sqlalchemy import DDL, event

from mediklaud.adapters.sql.billing.online_tables import payment_intents
from mediklaud.domain.billing.online import FORWARD

_BACK = " or ".join(
    f"(old.status = '{before}' and new.status not in ({', '.join(allowed)}))"
    for before, allowed in (
        (now, sorted(f"'{one}'" for one in (*after, now)))
        for now, after in sorted(FORWARD.items())
    )
)
_OTHERWISE = " or ".join(
    f"new.{name} <> old.{name}"
    for name in ("invoice_id", "amount_minor", "currency", "provider", "asked_at")
)
_WRONG = f"{_BACK} or {_OTHERWISE} or (old.provider_ref is not null and"
_WRONG += " new.provider_ref is null)"

_FUNCTION = f"""create or replace function mediklaud_refuse_back() returns trigger
language plpgsql as $$ begin
    if {_WRONG} then
        raise exception 'an online payment only goes forward' using errcode = '23000';
    end if;
    return new;
end $$"""
_POSTGRESQL = """create trigger payment_intents_forward before update
on payment_intents for each row execute function mediklaud_refuse_back()"""
_SQLITE = f"""create trigger payment_intents_forward before update
on payment_intents when {_WRONG}
begin select raise(abort, 'an online payment only goes forward'); end"""
_KEPT = """create or replace function mediklaud_refuse_gone() returns trigger
language plpgsql as $$ begin
    raise exception 'an online payment is never forgotten' using errcode = '23000';
end $$"""
_POSTGRESQL_KEPT = """create trigger payment_intents_kept before delete
on payment_intents for each row execute function mediklaud_refuse_gone()"""
_SQLITE_KEPT = """create trigger payment_intents_kept before delete on payment_intents
begin select raise(abort, 'an online payment is never forgotten'); end"""

for _dialect, _statement in (
    ("postgresql", _FUNCTION),
    ("postgresql", _POSTGRESQL),
    ("postgresql", _KEPT),
    ("postgresql", _POSTGRESQL_KEPT),
    ("sqlite", _SQLITE),
    ("sqlite", _SQLITE_KEPT),
):
    _ddl = DDL(_statement)  # type: ignore[no-untyped-call]
    event.listen(payment_intents, "after_create", _ddl.execute_if(dialect=_dialect))
