from datetime import timedelta

import pytest

from mediklaud.application.recognise import SessionEnded
from mediklaud.domain.access.actor import Bearer
from mediklaud.ports.access import Accounts, Sessions
from tests.builders.access import A_MINUTE, a_session, an_account
from tests.hospital import ports_of, read
from tests.unit.application.a_small_hospital import (
    Look,
    NotToday,
    SmallHospital,
)

SECOND = timedelta(seconds=1)


@pytest.fixture
def hospital(storage):
    return SmallHospital(storage)


@pytest.fixture
def session(hospital):
    account = an_account()
    session = a_session(account)
    with ports_of(hospital.storage) as port:
        port(Accounts).add(account)
        caller = Bearer(port(Sessions).open(session))
    return session, caller


def last_seen(hospital, caller):
    sessions = read(hospital.storage, Sessions)
    return sessions.recognise(caller.token, hospital.clock.now()).last_seen


def test_whoever_shows_a_token_speaks_as_its_account(hospital, session):
    signed_in, caller = session
    hospital.count(actor=caller)

    (entry,) = hospital.entries()
    assert entry.account_id == signed_in.account_id
    assert entry.session_id == signed_in.id


def test_a_token_is_never_shown(session):
    _, caller = session

    assert caller.token not in repr(caller)


def test_an_ended_session_is_refused_and_the_refusal_audited(hospital):
    with pytest.raises(SessionEnded):
        hospital.count(actor=Bearer("made up"))

    (entry,) = hospital.entries()
    assert (entry.refusal, entry.account_id) == ("session_ended", None)
    assert hospital.runs == 0


def commanded(hospital, caller):
    hospital.count(actor=caller)


def looked(hospital, caller):
    hospital.handle(Look(actor=caller))


def refused(hospital, caller):
    hospital.stumble(NotToday("closed"))
    with pytest.raises(NotToday):
        hospital.count(actor=caller)


@pytest.mark.parametrize("used", [commanded, looked, refused])
def test_use_is_noted_whatever_it_is(hospital, session, used):
    signed_in, caller = session
    hospital.clock.pass_by(A_MINUTE)
    used(hospital, caller)

    assert last_seen(hospital, caller) == signed_in.last_seen + A_MINUTE


@pytest.mark.parametrize("used", [commanded, looked, refused])
def test_but_once_a_minute_at_most(hospital, session, used):
    signed_in, caller = session
    hospital.clock.pass_by(A_MINUTE - SECOND)
    used(hospital, caller)

    assert last_seen(hospital, caller) == signed_in.last_seen
