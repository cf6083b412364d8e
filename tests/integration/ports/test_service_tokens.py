from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.service import HeldToken, a_service
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Accounts, ServiceTokens, Sessions
from tests.builders.access import with_account
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

NOW, A_DAY = MONDAY_MORNING, timedelta(days=1)
MAY = (Permission.BOOK_APPOINTMENT, Permission.FIND_SLOT)


def with_service(port, **changes):
    account = a_service(new(AccountId), "Portal", MAY, NOW)
    account = evolve(account, **{"roles": (Role.SERVICE,), **changes})
    port(Accounts).add(account)
    return account


@pytest.fixture
def service(storage):
    with ports_of(storage) as port:
        return with_service(port)


def issued(storage, service, ends=NOW + A_DAY, at=NOW):
    with ports_of(storage) as port:
        return port(ServiceTokens).issue(service.id, at, ends)


def recognised(storage, token, at=NOW):
    return read(storage, Sessions).recognise(token, at)


def holding(storage, at=NOW):
    return read(storage, ServiceTokens).holding(at)


def test_a_program_is_recognised_by_its_token(storage, service):
    actor = recognised(storage, issued(storage, service)).actor

    assert (actor.account_id, actor.roles) == (service.id, {Role.SERVICE})
    assert actor.granted == set(MAY)
    assert actor.session_id is None


def test_a_token_is_told_from_a_sessions_and_never_given_twice(storage, service):
    one, other = issued(storage, service), issued(storage, service)

    assert one != other
    assert one.startswith("mk_")


def test_another_token_is_nobodys(storage, service):
    token = issued(storage, service)

    assert recognised(storage, token[:-1]) is None
    assert recognised(storage, "mk_") is None


def test_a_token_holds_until_its_end(storage, service):
    token = issued(storage, service)

    assert recognised(storage, token, NOW + A_DAY - timedelta(microseconds=1))
    assert recognised(storage, token, NOW + A_DAY) is None


def test_a_program_that_waits_is_nobody(storage):
    with ports_of(storage) as port:
        waiting = with_service(port, roles=())

    assert recognised(storage, issued(storage, waiting)) is None


def test_a_disabled_program_is_nobody(storage, service):
    token = issued(storage, service)
    with ports_of(storage) as port:
        port(Accounts).save(service.disable())

    assert recognised(storage, token) is None


def test_the_newest_token_that_holds_is_told_first(storage, service):
    issued(storage, service, ends=NOW)
    issued(storage, service)
    issued(storage, service, at=NOW + A_DAY / 2, ends=NOW + 2 * A_DAY)

    assert [one.expires_at for one in holding(storage)] == [
        NOW + 2 * A_DAY,
        NOW + A_DAY,
    ]
    assert holding(storage)[1] == HeldToken(
        account_id=service.id, issued_at=NOW, expires_at=NOW + A_DAY
    )


def test_tokens_are_made_to_end_sooner_never_later(storage, service):
    issued(storage, service, ends=NOW + A_DAY / 4)
    issued(storage, service)
    with ports_of(storage) as port:
        another = with_service(port)
        port(ServiceTokens).issue(another.id, NOW, NOW + A_DAY)
        port(ServiceTokens).end_by(service.id, NOW + A_DAY / 2)

    ends = {(one.account_id, one.expires_at) for one in holding(storage)}
    assert ends == {
        (service.id, NOW + A_DAY / 4),
        (service.id, NOW + A_DAY / 2),
        (another.id, NOW + A_DAY),
    }


def test_withdrawn_tokens_are_gone_others_stay(storage, service):
    token = issued(storage, service)
    with ports_of(storage) as port:
        another = with_service(port)
        others = port(ServiceTokens).issue(another.id, NOW, NOW + A_DAY)
        port(ServiceTokens).withdraw(service.id)

    assert recognised(storage, token) is None
    assert recognised(storage, others)


def test_tokens_that_are_over_are_forgotten(storage, service):
    ended = NOW - A_DAY
    issued(storage, service, ends=ended)
    kept = issued(storage, service)
    with ports_of(storage) as port:
        port(ServiceTokens).forget(NOW)

    assert [one.expires_at for one in holding(storage, ended - A_DAY)] == [NOW + A_DAY]
    assert recognised(storage, kept)


def test_programs_are_told_from_people(storage, service):
    with ports_of(storage) as port:
        with_account(port)
        second = with_service(port)

    assert read(storage, Accounts).services() == (service, second)


def test_what_a_role_waits_for_is_found_and_who_ever_held_it(storage):
    with ports_of(storage) as port:
        with_account(port)
        waiting = with_account(port, roles=())
        accounts = port(Accounts)

        assert accounts.anybody_ever_was(Role.FRONT_DESK)
        assert not accounts.anybody_ever_was(Role.PRIVACY_OFFICER)
        assert accounts.with_wishes(10) == ()
        assert accounts.get(waiting.id).roles == ()
