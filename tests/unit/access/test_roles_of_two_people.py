"""Roles are asked for by one person and given by another (X1)."""

import pytest

from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.ask_for_roles import AskForRoles
from mediklaud.application.access.change_roles import ChangeRoles
from mediklaud.application.access.create_account import CreateAccount
from mediklaud.application.access.decide_roles import DecideRoles
from mediklaud.application.access.disable_account import DisableAccount
from mediklaud.application.access.list_accounts import ListAccounts
from mediklaud.application.access.list_own_sessions import ListOwnSessions
from mediklaud.application.access.list_role_requests import ListRoleRequests
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.application.registry.list_doctors import ListDoctors
from mediklaud.domain.access.account import (
    AccountChanged,
    AccountDisabled,
    AccountOfAnotherDoctor,
    DoctorHasAccount,
)
from mediklaud.domain.access.actor import ANONYMOUS, STAFF, Bearer, Role
from mediklaud.domain.access.approval import (
    APPROVER,
    AnotherDecides,
    NothingAsked,
    OwnRequest,
)
from mediklaud.domain.access.grants import Basis
from mediklaud.domain.access.matrix import MATRIX
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.roles import NotOnYourself, RolesDoNotFit
from mediklaud.domain.errors import NotPermitted, NotSignedIn
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.texts import MalformedText
from mediklaud.ports.access import Accounts
from mediklaud.ports.registry import Doctors
from tests.builders.access import GOOD_PASSWORD, a_member, entries, signed_in
from tests.builders.registry import a_doctor
from tests.hospital import an_actor, new, ports_of, read

CMO, PRIVACY = Role.CHIEF_MEDICAL_OFFICER, Role.PRIVACY_OFFICER
DOCTOR, DESK, BILLING = Role.DOCTOR, Role.FRONT_DESK, Role.BILLING


@pytest.fixture
def admin(administrator):
    return administrator.as_actor()


@pytest.fixture
def chief(hospital):
    return a_member(hospital, CMO).as_actor()


@pytest.fixture
def officer(hospital):
    return a_member(hospital, PRIVACY).as_actor()


def a_registered_doctor(hospital):
    with ports_of(hospital.storage) as port:
        doctor = a_doctor()
        port(Doctors).add(doctor)
        return doctor.id


def created(hospital, admin, *roles, **what):
    usual = {"login": "karim", "name": "Karim Mia", "roles": roles}
    return hospital.handle(CreateAccount(actor=admin, **{**usual, **what}))


def a_newcomer(hospital, admin, *roles, **what):
    """The account of somebody who has taken up an invitation."""
    invitation = created(hospital, admin, *roles, **what)
    return hospital.handle(
        AcceptInvitation(
            actor=ANONYMOUS, token=invitation.token, password=GOOD_PASSWORD
        )
    )


def asked(hospital, admin, account, *roles, **what):
    usual = {"account_id": account.id, "roles": roles, "reason": "Starts in May"}
    return hospital.handle(AskForRoles(actor=admin, **{**usual, **what}))


def decided(hospital, actor, account, *, granted=True, **what):
    usual = {"account_id": account.id, "granted": granted, "reason": "As agreed"}
    return hospital.handle(DecideRoles(actor=actor, **{**usual, **what}))


def stored(hospital, account_id):
    return read(hospital.storage, Accounts).get(account_id)


@pytest.mark.usefixtures("officer")
def test_a_new_colleagues_roles_wait(hospital, admin):
    invitation = created(hospital, admin, DESK, BILLING)

    assert invitation.waiting == (BILLING, DESK)
    assert stored(hospital, invitation.account_id).roles == ()


@pytest.mark.usefixtures("officer")
def test_who_waits_for_roles_sees_their_own_account_alone(hospital, admin):
    caller = Bearer(signed_in(hospital, a_newcomer(hospital, admin, DESK)).token)

    assert hospital.handle(WhoAmI(actor=caller)).asked
    assert hospital.handle(ListOwnSessions(actor=caller))
    with pytest.raises(NotPermitted):
        hospital.handle(ListDoctors(actor=caller))


def test_a_newcomer_may_nothing_but_use_the_own_account():
    may = {permission for permission, cells in MATRIX.items() if Role.NEWCOMER in cells}

    assert may == {Permission.USE_OWN_ACCOUNT}


def test_another_person_gives_the_roles(hospital, admin, officer):
    account = a_newcomer(hospital, admin, DESK, BILLING)

    given = decided(hospital, officer, account)

    assert (given.roles, given.asked) == ((BILLING, DESK), ())


def test_who_gets_roles_signs_in_anew(hospital, admin, officer):
    account = a_newcomer(hospital, admin, DESK)
    caller = Bearer(signed_in(hospital, account).token)

    decided(hospital, officer, account)

    with pytest.raises(NotSignedIn):
        hospital.handle(WhoAmI(actor=caller))


def test_a_role_tells_since_when_and_by_whose_leave_it_is_held(
    hospital, clock, admin, officer, clerk
):
    asked(hospital, admin, clerk, BILLING)
    decided(hospital, officer, clerk)

    (grant,) = stored(hospital, clerk.id).grants
    assert (grant.role, grant.basis, grant.since) == (
        BILLING,
        Basis.APPROVED,
        clock.now(),
    )
    assert (grant.asked_by, grant.granted_by) == (admin.account_id, officer.account_id)


def test_a_role_that_was_taken_away_is_remembered(hospital, clock, admin, officer):
    account = a_newcomer(hospital, admin, DESK, BILLING)
    decided(hospital, officer, account)

    command = ChangeRoles(actor=admin, account_id=account.id, roles=(DESK,))
    changed = hospital.handle(command).account

    ended = {grant.role: grant.until for grant in changed.grants}
    assert changed.roles == (DESK,)
    assert ended == {BILLING: clock.now(), DESK: None}


def test_refused_roles_are_not_given_and_no_longer_wait(hospital, admin, officer):
    account = a_newcomer(hospital, admin, DESK)

    refused = decided(hospital, officer, account, granted=False)

    assert (refused.roles, refused.asked, refused.grants) == ((), (), ())


def test_every_role_of_staff_has_an_approver_in_another_role():
    assert set(APPROVER) == STAFF | {Role.SERVICE}
    assert all(
        approver not in {role, Role.ADMINISTRATOR}
        for role, approver in APPROVER.items()
    )
    assert set(APPROVER.values()) == set(MATRIX[Permission.DECIDE_ROLES])


def test_a_doctor_is_approved_by_the_chief_alone(hospital, admin, chief, officer):
    doctor_id = a_registered_doctor(hospital)
    account = a_newcomer(hospital, admin, DOCTOR, doctor_id=doctor_id)

    with pytest.raises(AnotherDecides):
        decided(hospital, officer, account)
    assert decided(hospital, chief, account).doctor_id == doctor_id


def test_each_approver_decides_their_own_part(hospital, admin, chief, officer):
    doctor_id = a_registered_doctor(hospital)
    account = a_newcomer(hospital, admin, DOCTOR, CMO, doctor_id=doctor_id)

    assert decided(hospital, chief, account).roles == (DOCTOR,)
    assert decided(hospital, officer, account).roles == (CMO, DOCTOR)


def test_the_two_approvers_approve_each_other(hospital, admin, chief, officer):
    second_officer = a_newcomer(hospital, admin, PRIVACY)
    second_chief = a_newcomer(hospital, admin, CMO, login="rahim")

    with pytest.raises(AnotherDecides):
        decided(hospital, officer, second_officer)
    assert decided(hospital, chief, second_officer).roles == (PRIVACY,)
    assert decided(hospital, officer, second_chief).roles == (CMO,)


@pytest.mark.usefixtures("officer")
def test_the_administrator_approves_nothing(hospital, admin, clerk):
    asked(hospital, admin, clerk, BILLING)

    with pytest.raises(NotPermitted):
        decided(hospital, admin, clerk)


def test_nobody_decides_what_they_asked_for(hospital, officer, clerk):
    """Who asked as an administrator, and is a privacy officer by now."""
    before = an_actor(Role.ADMINISTRATOR, account_id=officer.account_id)
    asked(hospital, before, clerk, BILLING)

    with pytest.raises(OwnRequest):
        decided(hospital, officer, clerk)


def test_nobody_decides_roles_of_their_own(hospital, admin, chief):
    account = stored(hospital, chief.account_id)
    a_member(hospital, PRIVACY)
    doctor_id = a_registered_doctor(hospital)
    asked(hospital, admin, account, DOCTOR, doctor_id=doctor_id)

    with pytest.raises(NotOnYourself):
        decided(hospital, chief, account)


def test_nobody_asks_for_themselves(hospital, administrator, admin):
    with pytest.raises(NotOnYourself):
        asked(hospital, admin, administrator, PRIVACY)


def test_a_program_without_an_account_approves_nothing(hospital, admin, officer, clerk):
    asked(hospital, admin, clerk, BILLING)

    with pytest.raises(NotSignedIn):
        decided(hospital, an_actor(PRIVACY, account_id=None), clerk)
    assert decided(hospital, officer, clerk)


def test_there_is_something_to_decide(hospital, officer, clerk):
    with pytest.raises(NothingAsked):
        decided(hospital, officer, clerk)


def test_what_was_asked_anew_is_looked_at_anew(hospital, admin, officer, clerk):
    seen = asked(hospital, admin, clerk, BILLING).account.version
    asked(hospital, admin, clerk, BILLING, reason="Another reason")

    with pytest.raises(AccountChanged):
        decided(hospital, officer, clerk, version=seen)
    assert decided(hospital, officer, clerk, version=seen + 1)


def test_who_has_left_is_given_nothing(hospital, admin, officer, clerk):
    asked(hospital, admin, clerk, BILLING)
    hospital.handle(DisableAccount(actor=admin, account_id=clerk.id))

    with pytest.raises(AccountDisabled):
        decided(hospital, officer, clerk)
    assert not decided(hospital, officer, clerk, granted=False).asked


@pytest.mark.usefixtures("officer")
def test_roles_that_cannot_be_held_together_are_not_asked_for(hospital, admin, clerk):
    with pytest.raises(RolesDoNotFit):
        asked(hospital, admin, clerk, Role.ADMINISTRATOR)


@pytest.mark.usefixtures("chief")
def test_roles_that_wait_count_among_those_that_must_go_together(
    hospital, admin, officer
):
    account = a_newcomer(hospital, admin, DESK)

    with pytest.raises(RolesDoNotFit):
        asked(hospital, admin, account, PRIVACY)


def test_a_reason_is_given_both_times(hospital, admin, officer, clerk):
    with pytest.raises(MalformedText):
        asked(hospital, admin, clerk, BILLING, reason=" ")
    asked(hospital, admin, clerk, BILLING)
    with pytest.raises(MalformedText):
        decided(hospital, officer, clerk, reason="")


def test_a_doctor_who_got_another_account_meanwhile_gets_no_second(
    hospital, admin, chief
):
    doctor_id = a_registered_doctor(hospital)
    one, other = (
        a_newcomer(hospital, admin, DOCTOR, login=login, doctor_id=doctor_id)
        for login in ("one", "two.")
    )
    decided(hospital, chief, one)

    with pytest.raises(DoctorHasAccount):
        decided(hospital, chief, other)


@pytest.mark.usefixtures("chief")
def test_a_doctor_does_not_become_another(hospital, admin):
    account = a_member(hospital, DOCTOR, doctor_id=new(DoctorId))
    doctor_id = a_registered_doctor(hospital)

    with pytest.raises(AccountOfAnotherDoctor):
        asked(hospital, admin, account, DOCTOR, doctor_id=doctor_id)


def test_the_first_of_their_kind_need_no_approval(hospital, admin):
    invitation = created(hospital, admin, PRIVACY)

    assert invitation.waiting == ()
    (grant,) = stored(hospital, invitation.account_id).grants
    assert (grant.role, grant.basis, grant.granted_by) == (
        PRIVACY,
        Basis.NO_APPROVER_YET,
        None,
    )


def test_the_audit_tells_that_nobody_could_approve(hospital, admin, officer, clerk):
    created(hospital, admin, PRIVACY)  # there is no chief yet
    asked(hospital, admin, clerk, BILLING)

    asking, creating = entries(hospital)
    assert (creating.action, creating.purpose) == ("create_account", "no_approver_yet")
    assert (asking.action, asking.purpose) == ("ask_for_roles", None)


def test_the_first_days_do_not_come_back(hospital, admin, officer, clerk):
    hospital.handle(DisableAccount(actor=admin, account_id=officer.account_id))

    assert asked(hospital, admin, clerk, BILLING).account.asked


def test_nor_when_the_approver_gets_other_work(hospital, admin, clerk):
    officer = a_newcomer(hospital, admin, PRIVACY)
    hospital.handle(ChangeRoles(actor=admin, account_id=officer.id, roles=(DESK,)))

    assert asked(hospital, admin, clerk, BILLING).account.asked


@pytest.mark.usefixtures("officer")
def test_roles_go_at_once_and_come_with_approval(hospital, admin, clerk):
    command = ChangeRoles(actor=admin, account_id=clerk.id, roles=(BILLING,))
    changed = hospital.handle(command).account

    assert changed.roles == ()
    assert [one.role for one in changed.asked] == [BILLING]


def test_approvers_see_what_waits_and_for_whom(hospital, admin, chief, officer, clerk):
    asked(hospital, admin, clerk, BILLING, CMO)

    for actor in (admin, chief, officer):
        waiting = hospital.handle(ListRoleRequests(actor=actor))
        assert [(one.request.role, one.approver) for one in waiting] == [
            (BILLING, PRIVACY),
            (CMO, PRIVACY),
        ]
    with pytest.raises(NotPermitted):
        hospital.handle(ListRoleRequests(actor=clerk.as_actor()))


def test_the_list_of_accounts_tells_who_holds_what(hospital, admin, officer):
    account = a_newcomer(hospital, admin, DESK)
    given = decided(hospital, officer, account)

    assert given in hospital.handle(ListAccounts(actor=admin))
