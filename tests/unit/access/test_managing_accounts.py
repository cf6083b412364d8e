from datetime import timedelta

import pytest

from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.ask_for_roles import AskForRoles
from mediklaud.application.access.change_roles import ChangeRoles
from mediklaud.application.access.create_account import CreateAccount
from mediklaud.application.access.create_service_account import CreateServiceAccount
from mediklaud.application.access.decide_roles import DecideRoles
from mediklaud.application.access.disable_account import DisableAccount
from mediklaud.application.access.enable_account import EnableAccount
from mediklaud.application.access.find_account import FindAccount
from mediklaud.application.access.initialise_hospital import InitialiseHospital
from mediklaud.application.access.list_accounts import ListAccounts
from mediklaud.application.access.reinvite_account import ReinviteAccount
from mediklaud.application.access.rotate_service_token import RotateServiceToken
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.domain.access.account import (
    AccountNotFound,
    AccountStatus,
    DoctorHasAccount,
    HospitalIsOpen,
)
from mediklaud.domain.access.actor import ANONYMOUS, Bearer, Role
from mediklaud.domain.access.invitation import InvitationRefused
from mediklaud.domain.access.logins import LoginTaken, ReservedLogin
from mediklaud.domain.access.proof import ProofNeeded
from mediklaud.domain.access.roles import (
    LastAdministrator,
    NotOnYourself,
    RolesDoNotFit,
)
from mediklaud.domain.errors import NotPermitted, NotSignedIn
from mediklaud.domain.registry.doctor import DoctorNotFound
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.ports.access import Accounts
from mediklaud.ports.registry import Doctors
from tests.builders.access import (
    GOOD_PASSWORD,
    a_member,
    a_patients_account,
    entries,
    signed_in,
)
from tests.builders.registry import a_doctor
from tests.hospital import a_hospital, an_actor, new, ports_of, read


@pytest.fixture
def admin(administrator):
    return administrator.as_actor()


@pytest.fixture
def doctor(hospital):
    with ports_of(hospital.storage) as port:
        doctor = a_doctor()
        port(Doctors).add(doctor)
        return doctor


def created(hospital, admin, *roles, **what):
    usual = {"login": "karim", "name": "Karim Mia", "roles": roles or (Role.BILLING,)}
    return hospital.handle(CreateAccount(actor=admin, **{**usual, **what}))


def stored(hospital, account_id):
    return read(hospital.storage, Accounts).get(account_id)


def test_a_colleague_is_let_in(hospital, admin):
    invitation = created(hospital, admin)
    account = hospital.handle(
        AcceptInvitation(
            actor=ANONYMOUS, token=invitation.token, password=GOOD_PASSWORD
        )
    )

    assert account.roles == (Role.BILLING,)
    assert signed_in(hospital, account)


def test_only_the_administrator_does_it(hospital, clerk):
    with pytest.raises(NotPermitted):
        created(hospital, clerk.as_actor())


def test_a_login_belongs_to_one_person(hospital, admin):
    created(hospital, admin)

    with pytest.raises(LoginTaken):
        created(hospital, admin, login="KARIM")


def test_a_login_that_reads_like_a_number_is_for_patients(hospital, admin):
    with pytest.raises(ReservedLogin):
        created(hospital, admin, login="P-000001-1")


@pytest.mark.parametrize(
    "roles",
    [
        (Role.ADMINISTRATOR, Role.BILLING),
        (Role.PRIVACY_OFFICER, Role.FRONT_DESK),
        (Role.PATIENT,),
        (Role.WORKER,),
    ],
)
def test_roles_that_do_not_fit_are_not_given(hospital, admin, roles):
    with pytest.raises(RolesDoNotFit):
        created(hospital, admin, *roles)


def test_a_doctors_account_says_which_doctor(hospital, admin, doctor):
    invitation = created(hospital, admin, Role.DOCTOR, doctor_id=doctor.id)

    assert stored(hospital, invitation.account_id).doctor_id == doctor.id


def test_a_doctor_is_registered_first(hospital, admin):
    with pytest.raises(DoctorNotFound):
        created(hospital, admin, Role.DOCTOR, doctor_id=new(DoctorId))


def test_a_doctor_has_one_account(hospital, admin, doctor):
    created(hospital, admin, Role.DOCTOR, doctor_id=doctor.id)

    with pytest.raises(DoctorHasAccount):
        created(hospital, admin, Role.DOCTOR, doctor_id=doctor.id, login="again")


def test_accounts_are_listed_page_by_page(hospital, administrator, admin):
    others = [a_member(hospital) for _ in range(3)]

    first = hospital.handle(ListAccounts(actor=admin, limit=2))
    second = hospital.handle(ListAccounts(actor=admin, after=first[-1].id, limit=5))

    assert [*first, *second] == [administrator, *others]


def test_one_account_is_looked_at(hospital, admin, clerk):
    found = hospital.handle(FindAccount(actor=admin, account_id=clerk.id))

    assert found == clerk


def test_staff_are_listed_without_patients(hospital, administrator, admin, clerk):
    with ports_of(hospital.storage) as port:
        port(Accounts).add(a_patients_account())

    found = hospital.handle(ListAccounts(actor=admin, of_staff=True))

    assert found == (administrator, clerk)


def change_roles(hospital, admin, account, *roles, **what):
    return hospital.handle(
        ChangeRoles(actor=admin, account_id=account.id, roles=roles, **what)
    )


def test_other_roles_hold_at_once(hospital, admin, clerk):
    changed = change_roles(hospital, admin, clerk, Role.BILLING).account

    assert changed.roles == (Role.BILLING,)
    assert stored(hospital, clerk.id) == changed


def test_other_roles_take_a_new_session(hospital, admin, clerk):
    caller = Bearer(signed_in(hospital, clerk).token)

    change_roles(hospital, admin, clerk, Role.BILLING)

    with pytest.raises(NotSignedIn):
        hospital.handle(WhoAmI(actor=caller))


def test_a_clerk_becomes_a_doctor(hospital, admin, clerk, doctor):
    roles = (Role.DOCTOR, Role.CHIEF_MEDICAL_OFFICER)

    changed = change_roles(hospital, admin, clerk, *roles, doctor_id=doctor.id)

    assert changed.account.doctor_id == doctor.id


def test_a_doctor_who_loses_the_role_stays_the_same_doctor(
    hospital, admin, clerk, doctor
):
    change_roles(hospital, admin, clerk, Role.DOCTOR, doctor_id=doctor.id)

    changed = change_roles(hospital, admin, clerk, Role.CHIEF_MEDICAL_OFFICER)

    assert changed.account.doctor_id == doctor.id


def test_nobody_changes_their_own_roles(hospital, administrator, admin):
    a_member(hospital, Role.ADMINISTRATOR)

    with pytest.raises(NotOnYourself):
        change_roles(hospital, admin, administrator, Role.BILLING)


def other_administrator(hospital):
    return a_member(hospital, Role.ADMINISTRATOR).as_actor()


def disabled(hospital, admin, account):
    return hospital.handle(DisableAccount(actor=admin, account_id=account.id))


@pytest.fixture
def stranger():
    """An administrator whose account is not this hospital's: an embedding program."""
    return an_actor(Role.ADMINISTRATOR)


def test_the_last_administrator_stays(hospital, administrator, stranger):
    with pytest.raises(LastAdministrator):
        disabled(hospital, stranger, administrator)
    with pytest.raises(LastAdministrator):
        change_roles(hospital, stranger, administrator, Role.BILLING)


def test_one_of_two_administrators_may_go(hospital, administrator):
    another = other_administrator(hospital)

    assert disabled(hospital, another, administrator).status is AccountStatus.DISABLED


def test_nobody_disables_themselves(hospital, administrator, admin):
    other_administrator(hospital)

    with pytest.raises(NotOnYourself):
        disabled(hospital, admin, administrator)


def test_whoever_leaves_is_out_at_once(hospital, admin, clerk):
    caller = Bearer(signed_in(hospital, clerk).token)
    hospital.handle(ReinviteAccount(actor=admin, account_id=clerk.id))

    disabled(hospital, admin, clerk)

    with pytest.raises(NotSignedIn):
        hospital.handle(WhoAmI(actor=caller))
    with pytest.raises(NotSignedIn):
        signed_in(hospital, clerk)


def test_old_sessions_stay_ended_when_somebody_comes_back(hospital, admin, clerk):
    caller = Bearer(signed_in(hospital, clerk).token)
    disabled(hospital, admin, clerk)

    hospital.handle(EnableAccount(actor=admin, account_id=clerk.id))

    with pytest.raises(NotSignedIn):
        hospital.handle(WhoAmI(actor=caller))
    assert signed_in(hospital, clerk)


def test_who_never_had_a_password_is_still_invited(hospital, admin):
    account = stored(hospital, created(hospital, admin).account_id)
    disabled(hospital, admin, account)

    enabled = hospital.handle(EnableAccount(actor=admin, account_id=account.id))

    assert enabled.status is AccountStatus.INVITED


def test_an_account_nobody_has_is_not_found(hospital, admin):
    with pytest.raises(AccountNotFound):
        hospital.handle(DisableAccount(actor=admin, account_id=new(AccountId)))


def opened(hospital, **who):
    usual = {"login": "boss", "name": "Nasrin Akter"}
    return hospital.handle(InitialiseHospital(actor=ANONYMOUS, **{**usual, **who}))


def accepted(hospital, invitation):
    command = AcceptInvitation(
        actor=ANONYMOUS, token=invitation.token, password=GOOD_PASSWORD
    )
    return hospital.handle(command)


def test_the_first_account_is_the_administrators():
    empty = a_hospital()
    account = accepted(empty, opened(empty))

    assert account.administers
    assert created(empty, account.as_actor())


def test_a_hospital_is_opened_once():
    empty = a_hospital()
    accepted(empty, opened(empty))

    with pytest.raises(HospitalIsOpen):
        opened(empty)


def test_who_lost_the_first_invitation_gets_another_which_ends_it():
    empty = a_hospital()
    lost = opened(empty, login="bos")
    again = opened(empty, login="boss")

    with pytest.raises(InvitationRefused):
        accepted(empty, lost)
    account = accepted(empty, again)
    assert (account.id, account.login) == (lost.account_id, "boss")


def test_a_hospital_with_accounts_is_open_already(hospital, clerk):
    with pytest.raises(HospitalIsOpen):
        opened(hospital)


def test_the_audit_tells_whose_account_was_changed(hospital, admin, clerk):
    disabled(hospital, admin, clerk)

    (entry,) = entries(hospital)
    assert (entry.action, entry.account_id, entry.subject_id) == (
        "disable_account",
        admin.account_id,
        str(clerk.id),
    )


@pytest.mark.parametrize(
    "kind",
    [
        AskForRoles,
        ChangeRoles,
        CreateAccount,
        CreateServiceAccount,
        DecideRoles,
        EnableAccount,
        ReinviteAccount,
        RotateServiceToken,
    ],
)
def test_whoever_gives_power_away_proves_again_who_they_are(kind):
    assert kind.step_up


def test_taking_it_away_is_quick():
    assert not DisableAccount.step_up


def test_an_administrator_who_has_not_proven_it_lately_is_asked(hospital, clock):
    admin = a_member(hospital, Role.ADMINISTRATOR)
    caller = Bearer(signed_in(hospital, admin).token)
    clerk = a_member(hospital)
    clock.pass_by(timedelta(minutes=5))

    with pytest.raises(ProofNeeded):
        created(hospital, caller)
    assert disabled(hospital, caller, clerk).status is AccountStatus.DISABLED
