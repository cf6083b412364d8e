"""Nobody is locked out while the keys that logins are searched with are exchanged."""

from attrs import evolve
from sqlalchemy import select

from mediklaud.adapters.sql.access.reindexing import index_logins_anew
from mediklaud.adapters.sql.access.tables import accounts
from mediklaud.domain.access.data_key import KeyPurpose, KeyState
from mediklaud.ports.access import Accounts
from tests.builders.access import with_account
from tests.hospital import ports_of, read
from tests.ring import StandingKeyring, a_key

NEW = 50


def with_a_newer_key(database):
    """The same hospital, in which everything new is indexed by another key."""
    newer = StandingKeyring(database.hospital_id)
    keys = newer.held.keys.values()
    old = next(key for key in keys if key.purpose is KeyPurpose.INDEX)
    those = [
        *(key for key in keys if key != old),
        evolve(old, state=KeyState.READABLE),
        a_key(NEW, KeyPurpose.INDEX),
    ]
    newer.held.keys = those  # type: ignore[assignment] # read as a list
    return evolve(database, keyring=newer)


def by_which_key(database):
    here = select(accounts.c.index_key, accounts.c.login_key).where(
        accounts.c.hospital_id == database.hospital_id
    )
    with database.engine.connect() as connection:
        return connection.execute(here).all()


def indexed_anew(database, limit):
    with database.unit(writes=True) as unit:
        return index_logins_anew(unit.database, limit)


def test_who_was_indexed_by_the_old_key_is_found_and_indexed_by_the_new_one(database):
    with ports_of(database) as port:
        people = [with_account(port, login=f"clerk.{n}") for n in range(3)]
    newer = with_a_newer_key(database)
    before = by_which_key(newer)
    assert read(newer, Accounts).credentials("clerk.1").account == people[1]

    done = [indexed_anew(newer, 2) for _ in range(3)]

    after = by_which_key(newer)
    assert done == [2, 1, 0]
    assert {row.index_key for row in after} == {NEW}
    assert {r.login_key for r in before}.isdisjoint(r.login_key for r in after)
    assert read(newer, Accounts).credentials("clerk.1").account == people[1]
