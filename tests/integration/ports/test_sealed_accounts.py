"""What a stolen database tells of those who sign in: nothing they could be named by."""

import pytest
from attrs import evolve
from sqlalchemy import select, update

from mediklaud.adapters.sql.access.tables import accounts, sessions
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.grants import RoleRequest
from mediklaud.domain.errors import SealBroken
from mediklaud.ports.access import Accounts, Sessions
from tests.builders.access import a_session, with_account
from tests.clock import MONDAY_MORNING
from tests.hospital import ports_of, read

PLANTED = ("planted.login", "Planted Name", "planted-hash", "Planted reason", "10.7.7")


@pytest.fixture
def account(database):
    wish = RoleRequest(
        role=Role.BILLING,
        asked_by=None,
        asked_at=MONDAY_MORNING,
        reason="Planted reason",
    )
    with ports_of(database) as port:
        what = {"login": "planted.login", "name": "Planted Name", "asked": (wish,)}
        account = with_account(port, **what)
        port(Sessions).open(a_session(account, source="10.7.7.7"))
        return port(Accounts).save(account, kept_password="planted-hash")


def rows(database, table):
    here = select(table).where(table.c.hospital_id == database.hospital_id)
    with database.engine.connect() as connection:
        return connection.execute(here).all()


@pytest.mark.usefixtures("account")
def test_nothing_of_a_person_stands_there_in_the_clear(database):
    kept = repr((rows(database, accounts), rows(database, sessions)))

    assert not [planted for planted in PLANTED if planted in kept]


@pytest.mark.usefixtures("account")
def test_and_yet_they_sign_in_by_their_login(database):
    found = read(database, Accounts).credentials("planted.login")

    assert found.account.name == "Planted Name"
    assert found.kept_password == "planted-hash"


def test_a_session_tells_its_person_where_it_was_opened(database, account):
    (held,) = read(database, Sessions).of_account(account.id, MONDAY_MORNING)

    assert held.source == "10.7.7.7"


def test_a_password_put_into_another_account_opens_nothing(database, account):
    with ports_of(database) as port:
        other = with_account(port)
    (theirs,) = (r for r in rows(database, accounts) if r.id == account.id.value)
    with database.engine.begin() as connection:
        swap = update(accounts).where(accounts.c.id == other.id.value)
        connection.execute(swap.values(sealed=theirs.sealed))

    with pytest.raises(SealBroken):
        read(database, Accounts).get(other.id)


def test_other_roles_leave_the_password_as_it_is(database, account):
    with ports_of(database) as port:
        port(Accounts).save(evolve(account, roles=(Role.BILLING,)))

    found = read(database, Accounts).credentials_of(account.id)
    assert found.kept_password == "planted-hash"
