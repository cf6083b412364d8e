"""People come in, work and leave, on every storage."""

from functools import partial

import pytest
from attrs import evolve

from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.change_own_password import ChangeOwnPassword
from mediklaud.application.access.create_account import CreateAccount
from mediklaud.application.access.disable_account import DisableAccount
from mediklaud.application.access.end_session import EndSession
from mediklaud.application.access.initialise_hospital import InitialiseHospital
from mediklaud.application.access.invite_patient import InvitePatient
from mediklaud.application.access.list_accounts import ListAccounts
from mediklaud.application.access.list_audit_entries import ListAuditEntries
from mediklaud.application.access.list_own_sessions import ListOwnSessions
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.domain.access.account import Account, HospitalIsOpen
from mediklaud.domain.access.actor import ANONYMOUS, Bearer, Role
from mediklaud.domain.access.credentials import WrongCredentials
from mediklaud.domain.access.invitation import Invitation, InvitationRefused
from mediklaud.domain.access.logins import LoginTaken
from mediklaud.domain.access.roles import LastAdministrator
from mediklaud.domain.access.throttle import TooManyAttempts
from mediklaud.domain.errors import NotSignedIn
from tests.at_once import all_at_once
from tests.builders.access import (
    ANOTHER_PASSWORD,
    GOOD_PASSWORD,
    a_member,
    an_account,
    signed_in,
    the_token,
)
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.hospital import a_hospital, an_actor

ADMINISTRATOR = an_actor(Role.ADMINISTRATOR)


@pytest.fixture
def hospital(storage):
    return a_hospital(storage)


def opened(hospital):
    return hospital.handle(
        InitialiseHospital(actor=ANONYMOUS, login="boss", name="Nasrin Akter")
    )


def accepted(hospital, invitation, **how):
    usual = {"token": invitation.token, "password": GOOD_PASSWORD}
    return hospital.handle(AcceptInvitation(actor=ANONYMOUS, **{**usual, **how}))


def created(hospital, actor, login, *roles):
    return hospital.handle(
        CreateAccount(actor=actor, login=login, name="Karim Mia", roles=roles)
    )


def caller(hospital, account, password=GOOD_PASSWORD):
    return Bearer(signed_in(hospital, account, password).token)


def test_from_an_empty_hospital_to_a_colleague_who_leaves(hospital):
    boss = caller(hospital, accepted(hospital, opened(hospital)))
    clerk = accepted(hospital, created(hospital, boss, "karim", Role.FRONT_DESK))
    desk = caller(hospital, clerk)
    assert hospital.handle(WhoAmI(actor=desk)).name == "Karim Mia"

    patient = an_enrolled_patient(hospital)
    invitation = hospital.handle(InvitePatient(actor=desk, patient_id=patient.id))
    born = patient.birth_date.day
    mailed = evolve(invitation, token=the_token(hospital, invitation.account_id))
    portal = accepted(hospital, mailed, birth_date=born, login="rahim.u")
    assert hospital.handle(WhoAmI(actor=caller(hospital, portal))) == portal

    hospital.handle(DisableAccount(actor=boss, account_id=clerk.id))
    with pytest.raises(NotSignedIn):
        hospital.handle(WhoAmI(actor=desk))
    assert len(hospital.handle(ListAccounts(actor=boss))) == 3


def test_a_wrong_password_counts(hospital):
    clerk = a_member(hospital)
    for _ in range(5):
        with pytest.raises(WrongCredentials):
            signed_in(hospital, clerk, ANOTHER_PASSWORD)

    with pytest.raises(TooManyAttempts):
        signed_in(hospital, clerk)


def test_a_new_password_ends_the_other_sessions(hospital):
    clerk = a_member(hospital)
    here, elsewhere = caller(hospital, clerk), caller(hospital, clerk)

    change = {"current": GOOD_PASSWORD, "new": ANOTHER_PASSWORD}
    hospital.handle(ChangeOwnPassword(actor=here, **change))

    (mine,) = hospital.handle(ListOwnSessions(actor=here))
    with pytest.raises(NotSignedIn):
        hospital.handle(WhoAmI(actor=elsewhere))
    hospital.handle(EndSession(actor=here, session_id=mine.id))
    with pytest.raises(NotSignedIn):
        hospital.handle(WhoAmI(actor=here))
    assert caller(hospital, clerk, ANOTHER_PASSWORD)


def test_the_privacy_officer_finds_what_was_done(hospital):
    clerk = a_member(hospital)
    signed_in(hospital, clerk)
    officer = an_actor(Role.PRIVACY_OFFICER)

    narrow = ListAuditEntries(
        actor=officer, account_id=clerk.id, of_action="sign_in", limit=1
    )

    (entry,) = hospital.handle(narrow)
    assert entry.account_id == clerk.id


def kinds(outcomes):
    return sorted(type(outcome).__name__ for outcome in outcomes)


def test_several_who_open_the_hospital_at_once_make_one_administrator(hospital):
    invitations = all_at_once(*[partial(opened, hospital)] * 3)

    assert len({invitation.account_id for invitation in invitations}) == 1
    outcomes = all_at_once(*[partial(accepted, hospital, i) for i in invitations])
    assert kinds(outcomes) == sorted(
        [Account.__name__] + [InvitationRefused.__name__] * 2
    )
    with pytest.raises(HospitalIsOpen):
        opened(hospital)


def test_of_several_who_take_one_invitation_up_at_once_one_does(hospital):
    invitation = created(hospital, ADMINISTRATOR, "karim", Role.BILLING)

    outcomes = all_at_once(*[partial(accepted, hospital, invitation)] * 3)

    assert kinds(outcomes) == sorted(
        [Account.__name__] + [InvitationRefused.__name__] * 2
    )


def test_of_several_who_want_one_login_at_once_one_gets_it(hospital):
    wish = partial(created, hospital, ADMINISTRATOR, "karim", Role.BILLING)

    outcomes = all_at_once(*[wish] * 3)

    assert kinds(outcomes) == sorted([Invitation.__name__] + [LoginTaken.__name__] * 2)


def test_two_administrators_who_disable_each_other_at_once_leave_one(hospital):
    one, other = (a_member(hospital, Role.ADMINISTRATOR) for _ in range(2))

    def disable(acting, account):
        command = DisableAccount(actor=acting.as_actor(), account_id=account.id)
        return hospital.handle(command)

    outcomes = all_at_once(partial(disable, one, other), partial(disable, other, one))

    assert kinds(outcomes) == [Account.__name__, LastAdministrator.__name__]


def test_wrong_passwords_at_once_are_all_counted(hospital):
    clerk = a_member(hospital)
    guess = partial(signed_in, hospital, clerk, ANOTHER_PASSWORD)

    outcomes = all_at_once(*[guess] * 4)
    outcomes += all_at_once(guess)

    assert kinds(outcomes) == [WrongCredentials.__name__] * 5
    with pytest.raises(TooManyAttempts):
        signed_in(hospital, clerk)


def test_several_invitations_of_a_patient_at_once_make_one_account(hospital):
    patient = an_enrolled_patient(hospital)
    command = InvitePatient(actor=the_desk(), patient_id=patient.id)

    outcomes = all_at_once(*[partial(hospital.handle, command)] * 3)

    assert kinds(outcomes) == [Invitation.__name__] * 3
    assert len({outcome.account_id for outcome in outcomes}) == 1


def test_a_login_nobody_has_is_refused_on_every_storage(hospital):
    with pytest.raises(WrongCredentials):
        signed_in(hospital, an_account())
