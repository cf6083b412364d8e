"""Whoever is disabled is out with the next request, whatever they show (X1, X2)."""

import re
from datetime import timedelta

import pytest

from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.ask_for_password_reset import AskForPasswordReset
from mediklaud.application.access.create_service_account import CreateServiceAccount
from mediklaud.application.access.disable_account import DisableAccount
from mediklaud.application.access.enable_account import EnableAccount
from mediklaud.application.access.reinvite_account import ReinviteAccount
from mediklaud.application.access.sign_in import SignIn
from mediklaud.application.messaging.lease_due_messages import LeaseDueMessages
from mediklaud.application.registry.list_doctors import ListDoctors
from mediklaud.domain.access.actor import ANONYMOUS, WORKER, Bearer, Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.errors import NotSignedIn, Refusal
from tests.builders.access import GOOD_PASSWORD, a_member, signed_in
from tests.builders.registry import to_enrol
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor

ADMIN = an_actor(Role.ADMINISTRATOR)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(storage, clock):
    return a_hospital(storage, clock)


@pytest.fixture
def clerk(hospital):
    return a_member(hospital, Role.FRONT_DESK, login="karim@mail.test")


def looks(hospital, token):
    return hospital.handle(ListDoctors(actor=Bearer(token)))


def by_session(hospital, account):
    token = signed_in(hospital, account).token
    return lambda: looks(hospital, token)


def by_password(hospital, account):
    return lambda: hospital.handle(
        SignIn(actor=ANONYMOUS, login=account.login, password=GOOD_PASSWORD)
    )


def chooses_a_password(hospital, token):
    return lambda: hospital.handle(
        AcceptInvitation(actor=ANONYMOUS, token=token, password=GOOD_PASSWORD)
    )


def by_invitation(hospital, account):
    invite = ReinviteAccount(actor=ADMIN, account_id=account.id)
    return chooses_a_password(hospital, hospital.handle(invite).token)


def by_reset_link(hospital, account):
    hospital.handle(AskForPasswordReset(actor=ANONYMOUS, login=account.login))
    [letter] = hospital.handle(LeaseDueMessages(actor=WORKER))
    [token] = re.findall(r"#([\w-]{40,})", letter.text)
    return chooses_a_password(hospital, token)


WAYS = (by_session, by_password, by_invitation, by_reset_link)
ways_in = pytest.mark.parametrize("way_in", WAYS, ids=lambda way: way.__name__)


def disabled(hospital, account_id):
    hospital.handle(DisableAccount(actor=ADMIN, account_id=account_id))


@ways_in
def test_who_is_disabled_is_out_with_the_next_request(hospital, clerk, way_in):
    comes_in = way_in(hospital, clerk)

    disabled(hospital, clerk.id)

    with pytest.raises(Refusal):
        comes_in()


@ways_in
def test_and_would_have_come_in(hospital, clerk, way_in):
    way_in(hospital, clerk)()


@pytest.mark.parametrize("way_in", [by_session, by_invitation, by_reset_link])
def test_what_was_open_before_stays_shut_when_they_come_back(hospital, clerk, way_in):
    comes_in = way_in(hospital, clerk)
    disabled(hospital, clerk.id)

    hospital.handle(EnableAccount(actor=ADMIN, account_id=clerk.id))

    with pytest.raises(Refusal):
        comes_in()
    by_password(hospital, clerk)()


def test_a_program_is_out_with_the_next_request(hospital):
    made = hospital.handle(
        CreateServiceAccount(
            actor=ADMIN, name="Portal", permissions=(Permission.READ_DOCTOR,)
        )
    )
    looks(hospital, made.token)

    disabled(hospital, made.account_id)

    with pytest.raises(NotSignedIn):
        looks(hospital, made.token)


def test_a_key_that_was_answered_once_gives_the_disabled_nothing(hospital, clerk):
    caller = Bearer(signed_in(hospital, clerk).token)
    enrolling = to_enrol(actor=caller, idempotency_key="once")
    hospital.handle(enrolling)
    assert hospital.handle(enrolling)

    disabled(hospital, clerk.id)

    with pytest.raises(NotSignedIn):
        hospital.handle(enrolling)


@pytest.mark.parametrize(
    "time", [AccessPolicy().staff_idle, AccessPolicy().staff_session]
)
def test_a_stale_session_is_out(hospital, clock, clerk, time):
    comes_in = by_session(hospital, clerk)

    clock.pass_by(time)

    with pytest.raises(NotSignedIn):
        comes_in()


def test_links_end_by_themselves(hospital, clock, clerk):
    links = [by_invitation(hospital, clerk), by_reset_link(hospital, clerk)]

    clock.pass_by(timedelta(hours=72))

    for comes_in in links:
        with pytest.raises(Refusal):
            comes_in()
