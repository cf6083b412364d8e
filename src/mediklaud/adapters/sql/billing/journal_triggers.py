"""A posting balances, is whole from the first, and lies in no closed period (B8).

On PostgreSQL whoever posts shares a lock that whoever closes has alone: what is being
posted is seen by the closing, and what comes later sees it.
"""

from sqlalchemy import DDL, Table, event

from mediklaud.adapters.sql.billing.journal_tables import journal_entries, postings
from mediklaud.domain.billing.journal import THE_PATIENTS

CLOSED = "the books of that day are closed"
"""What the database says about them: by this its refusal is known."""
LOCK = "hashtextextended(cast({0} as text), 8)"
"""The number of the lock of one hospital's books."""

_THE_PATIENTS = ", ".join(sorted(f"'{account.value}'" for account in THE_PATIENTS))

_POSTING = f"""create or replace function mediklaud_post() returns trigger
language plpgsql as $$ declare found bigint; balance numeric; owed numeric;
begin
    perform pg_advisory_xact_lock_shared({LOCK.format("new.hospital_id")});
    if exists (
        select from closed_periods c
        where c.hospital_id = new.hospital_id and c.until >= new.day
    ) then
        raise exception '{CLOSED}' using errcode = '23000';
    end if;
    select count(*), sum(e.amount_minor),
        coalesce(sum(e.amount_minor) filter (where e.account in ({_THE_PATIENTS})), 0)
    into found, balance, owed from journal_entries e
    where e.hospital_id = new.hospital_id and e.posting_id = new.id;
    if found < 2 or balance <> 0 or owed <> new.owed_minor then
        raise exception 'a posting balances' using errcode = '23000';
    end if;
    return new;
end $$"""  # noqa: S608 - our own words
_POSTED = """create trigger postings_balance before insert on postings
for each row execute function mediklaud_post()"""

_ENTERING = """create or replace function mediklaud_enter() returns trigger
language plpgsql as $$ begin
    if exists (
        select from postings p
        where p.hospital_id = new.hospital_id and p.id = new.posting_id
    ) then
        raise exception 'a posting is whole from the first' using errcode = '23000';
    end if;
    return new;
end $$"""
_ENTERED = """create trigger journal_entries_first before insert on journal_entries
for each row execute function mediklaud_enter()"""

_SQLITE_BALANCE = f"""create trigger postings_balance before insert on postings
when (
    select count(*) < 2 or sum(e.amount_minor) <> 0 or new.owed_minor <>
        coalesce(sum(e.amount_minor) filter (where e.account in ({_THE_PATIENTS})), 0)
    from journal_entries e
    where e.hospital_id = new.hospital_id and e.posting_id = new.id
)
begin select raise(abort, 'a posting balances'); end"""  # noqa: S608 - our own words
_SQLITE_OPEN = f"""create trigger postings_open before insert on postings
when exists (
    select 1 from closed_periods c
    where c.hospital_id = new.hospital_id and c.until >= new.day
)
begin select raise(abort, '{CLOSED}'); end"""  # noqa: S608 - our own words
_SQLITE_FIRST = """create trigger journal_entries_first before insert on journal_entries
when exists (
    select 1 from postings p
    where p.hospital_id = new.hospital_id and p.id = new.posting_id
)
begin select raise(abort, 'a posting is whole from the first'); end"""

STATEMENTS: tuple[tuple[Table, str, str], ...] = (
    (postings, "postgresql", _POSTING),
    (postings, "postgresql", _POSTED),
    (postings, "sqlite", _SQLITE_BALANCE),
    (postings, "sqlite", _SQLITE_OPEN),
    (journal_entries, "postgresql", _ENTERING),
    (journal_entries, "postgresql", _ENTERED),
    (journal_entries, "sqlite", _SQLITE_FIRST),
)
"""Table, dialect, and what makes its trigger, in the order of their execution."""

for _table, _dialect, _statement in STATEMENTS:
    _ddl = DDL(_statement)  # type: ignore[no-untyped-call]
    event.listen(_table, "after_create", _ddl.execute_if(dialect=_dialect))
