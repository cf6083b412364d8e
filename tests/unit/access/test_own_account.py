from datetime import timedelta

import pytest

from mediklaud.application.access.change_own_password import ChangeOwnPassword
from mediklaud.application.access.end_session import EndSession
from mediklaud.application.access.list_own_sessions import ListOwnSessions
from mediklaud.application.access.reinvite_account import ReinviteAccount
from mediklaud.application.access.sign_out import SignOut
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.domain.access.actor import Actor, Bearer, Role
from mediklaud.domain.access.credentials import WrongCredentials, WrongPassword
from mediklaud.domain.access.password import GuessablePassword
from mediklaud.domain.access.session import SessionNotFound
from mediklaud.domain.access.throttle import TooManyAttempts
from mediklaud.domain.errors import NotSignedIn
from mediklaud.ports.access import Invitations
from tests.builders.access import (
    ANOTHER_PASSWORD,
    GOOD_PASSWORD,
    a_member,
    signed_in,
)
from tests.hospital import an_actor, read


def bearer(hospital, account, **how):
    return Bearer(signed_in(hospital, account, **how).token)


def is_signed_in(hospital, caller):
    try:
        hospital.handle(WhoAmI(actor=caller))
    except NotSignedIn:
        return False
    return True


def sessions_of(hospital, caller):
    return hospital.handle(ListOwnSessions(actor=caller))


def changed_password(hospital, caller, current=GOOD_PASSWORD, new=ANOTHER_PASSWORD):
    hospital.handle(ChangeOwnPassword(actor=caller, current=current, new=new))


def test_signing_out_ends_this_session_alone(hospital, clerk):
    here, elsewhere = bearer(hospital, clerk), bearer(hospital, clerk)

    hospital.handle(SignOut(actor=here))

    assert not is_signed_in(hospital, here)
    assert is_signed_in(hospital, elsewhere)


def test_one_sees_where_one_is_signed_in(hospital, clerk, clock):
    here = bearer(hospital, clerk, source="203.0.113.7")
    clock.pass_by(timedelta(minutes=1))
    bearer(hospital, clerk, source="198.51.100.1")

    newest, oldest = sessions_of(hospital, here)

    assert (newest.source, newest.current) == ("198.51.100.1", False)
    assert (oldest.source, oldest.current) == ("203.0.113.7", True)
    assert newest.started_at - oldest.started_at == timedelta(minutes=1)


def test_one_sees_nobody_elses_sessions(hospital, clerk):
    bearer(hospital, a_member(hospital))

    assert len(sessions_of(hospital, bearer(hospital, clerk))) == 1


def test_one_ends_a_session_elsewhere(hospital, clerk):
    here, elsewhere = bearer(hospital, clerk), bearer(hospital, clerk)
    (other,) = [s for s in sessions_of(hospital, here) if not s.current]

    hospital.handle(EndSession(actor=here, session_id=other.id))

    assert not is_signed_in(hospital, elsewhere)
    assert is_signed_in(hospital, here)


def test_nobody_ends_anothers_session(hospital, clerk):
    colleague = bearer(hospital, a_member(hospital))
    (theirs,) = sessions_of(hospital, colleague)

    with pytest.raises(SessionNotFound):
        hospital.handle(EndSession(actor=bearer(hospital, clerk), session_id=theirs.id))
    assert is_signed_in(hospital, colleague)


def test_a_new_password_takes_the_place_of_the_old(hospital, clerk):
    changed_password(hospital, bearer(hospital, clerk))

    assert signed_in(hospital, clerk, ANOTHER_PASSWORD)
    with pytest.raises(WrongCredentials):
        signed_in(hospital, clerk, GOOD_PASSWORD)


def test_it_ends_every_other_session(hospital, clerk):
    here, elsewhere = bearer(hospital, clerk), bearer(hospital, clerk)

    changed_password(hospital, here)

    assert is_signed_in(hospital, here)
    assert not is_signed_in(hospital, elsewhere)


def test_it_ends_open_invitations(hospital, clerk, administrator):
    invitation = hospital.handle(
        ReinviteAccount(actor=administrator.as_actor(), account_id=clerk.id)
    )

    changed_password(hospital, bearer(hospital, clerk))

    assert read(hospital.storage, Invitations).find(invitation.token) is None


def test_it_takes_the_present_one(hospital, clerk):
    with pytest.raises(WrongPassword):
        changed_password(hospital, bearer(hospital, clerk), current="a guess at it")


def test_whoever_found_the_screen_open_cannot_guess_for_ever(hospital, clerk):
    here = bearer(hospital, clerk)
    for _ in range(5):
        with pytest.raises(WrongPassword):
            changed_password(hospital, here, current="a guess at it")

    with pytest.raises(TooManyAttempts):
        changed_password(hospital, here)


@pytest.mark.parametrize("new", ["Rahima Khatun 1990", "rahima khatun rahima"])
def test_it_is_a_good_one(hospital, clerk, new):
    with pytest.raises(GuessablePassword):
        changed_password(hospital, bearer(hospital, clerk), new=new)

    assert signed_in(hospital, clerk, GOOD_PASSWORD)


def test_neither_password_is_shown():
    command = ChangeOwnPassword(
        actor=an_actor(Role.BILLING), current="hush", new="hush too"
    )

    assert "hush" not in repr(command)


@pytest.mark.parametrize(
    "message",
    [WhoAmI, ListOwnSessions],
)
def test_a_program_without_an_account_has_none(hospital, message):
    program = Actor(roles={Role.BILLING})

    with pytest.raises(NotSignedIn):
        hospital.handle(message(actor=program))


def test_a_program_without_a_session_signs_out_of_nothing(hospital):
    hospital.handle(SignOut(actor=an_actor(Role.BILLING)))
