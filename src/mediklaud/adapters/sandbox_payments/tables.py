"""The sandbox's own small database: it is another house, and has its own books."""

MADE = """
create table if not exists orders (
    ref text primary key, key text not null unique, reference text not null,
    minor integer not null, currency text not null,
    return_url text not null, notify_url text not null,
    expires_at text not null, state text not null,
    captured integer, captured_at text
);
create table if not exists refunds (
    key text primary key, ref text not null references orders (ref),
    minor integer not null
);
create table if not exists secret (one integer primary key check (one = 1), text text);
"""
ADD = """insert into orders values (
    :ref, :key, :reference, :minor, :currency, :return_url, :notify_url, :expires_at,
    'waiting', null, null
) on conflict (key) do nothing"""
OF_KEY = "select * from orders where key = ?"
OF_REF = "select * from orders where ref = ?"
END = "update orders set state = ? where ref = ? and state = 'waiting'"
CAPTURE = """update orders set state = 'succeeded', captured = ?, captured_at = ?
where ref = ? and state = 'waiting'"""
REFUNDS = "select * from refunds where ref = ? order by rowid"
REFUND = """insert into refunds select :key, :ref, :minor where :minor <= (
    select coalesce(captured, 0) from orders where ref = :ref
) - (select coalesce(sum(minor), 0) from refunds where ref = :ref)
on conflict (key) do nothing"""
DRAW = "insert into secret values (1, ?) on conflict do nothing"
SECRET = "select text from secret"  # noqa: S105 - no secret, the question for it
