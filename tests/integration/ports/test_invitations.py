from datetime import timedelta

import pytest

from mediklaud.domain.access.invitation import OpenInvitation
from mediklaud.ports.access import Accounts, Invitations
from tests.builders.access import A_MINUTE, an_account
from tests.clock import MONDAY_MORNING
from tests.hospital import ports_of, read

AN_HOUR_LATER = MONDAY_MORNING + timedelta(hours=1)


@pytest.fixture
def account(storage):
    with ports_of(storage) as port:
        account = an_account()
        port(Accounts).add(account)
        return account


def issued(storage, account):
    with ports_of(storage) as port:
        return port(Invitations).issue(account.id, MONDAY_MORNING, AN_HOUR_LATER)


def taken_up(storage, token):
    with ports_of(storage) as port:
        return port(Invitations).take_up(token)


def test_a_token_tells_whose_invitation_it_is_and_since_when(storage, account):
    token = issued(storage, account)

    assert read(storage, Invitations).find(token) == OpenInvitation(
        account_id=account.id, issued_at=MONDAY_MORNING, ends_at=AN_HOUR_LATER
    )


def test_a_token_nobody_was_given_tells_nothing(storage, account):
    issued(storage, account)

    assert read(storage, Invitations).find("made up") is None


def test_several_can_be_open(storage, account):
    one, other = issued(storage, account), issued(storage, account)

    assert one != other
    assert read(storage, Invitations).find(one)
    assert read(storage, Invitations).find(other)


def test_one_is_taken_up_once(storage, account):
    token = issued(storage, account)

    assert taken_up(storage, token)
    assert not taken_up(storage, token)
    assert read(storage, Invitations).find(token) is None


def test_withdrawing_ends_all_of_the_account_and_no_others(storage, account):
    stranger = an_account()
    with ports_of(storage) as port:
        port(Accounts).add(stranger)
    own, theirs = issued(storage, account), issued(storage, stranger)

    with ports_of(storage) as port:
        port(Invitations).withdraw(account.id)

    assert read(storage, Invitations).find(own) is None
    assert read(storage, Invitations).find(theirs)


def test_old_ones_are_forgotten(storage, account):
    token = issued(storage, account)
    with ports_of(storage) as port:
        port(Invitations).forget(AN_HOUR_LATER)
    assert read(storage, Invitations).find(token)

    with ports_of(storage) as port:
        port(Invitations).forget(AN_HOUR_LATER + A_MINUTE)

    assert read(storage, Invitations).find(token) is None
