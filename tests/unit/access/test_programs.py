"""Other programs work with the hospital by a token that is good for little (X1, X2)."""

from datetime import timedelta
from typing import ClassVar, cast

import pytest
from attrs import frozen

from mediklaud.application.access.ask_for_roles import AskForRoles
from mediklaud.application.access.create_service_account import CreateServiceAccount
from mediklaud.application.access.decide_roles import DecideRoles
from mediklaud.application.access.disable_account import DisableAccount
from mediklaud.application.access.enable_account import EnableAccount
from mediklaud.application.access.list_service_accounts import ListServiceAccounts
from mediklaud.application.access.reinvite_account import ReinviteAccount
from mediklaud.application.access.rotate_service_token import RotateServiceToken
from mediklaud.application.access.sign_in import SignIn
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.application.authorise import authorise
from mediklaud.application.catalogue import catalogue
from mediklaud.application.messages import Query
from mediklaud.application.registry.list_doctors import ListDoctors
from mediklaud.domain.access.account import (
    AccountDisabled,
    AccountStatus,
    NotAPerson,
)
from mediklaud.domain.access.actor import ANONYMOUS, Actor, Bearer, Role
from mediklaud.domain.access.grants import Basis
from mediklaud.domain.access.matrix import MATRIX
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.scope import RoleLacksPermission, scope_of
from mediklaud.domain.access.service import (
    FOR_PROGRAMS,
    WITHOUT_PATIENTS,
    NotForPrograms,
    ServiceNotFound,
    TokenLasts,
)
from mediklaud.domain.errors import NotPermitted, NotSignedIn
from mediklaud.ports.access import Accounts
from mediklaud.ports.system import Unit
from tests.builders.access import a_member, entries
from tests.clock import MONDAY_MORNING
from tests.hospital import an_actor, read

DIRECTORY = (Permission.READ_DOCTOR, Permission.FIND_SLOT)
BOOKING = (*DIRECTORY, Permission.BOOK_APPOINTMENT)
A_DAY = timedelta(days=1)


@pytest.fixture
def admin(administrator):
    return administrator.as_actor()


@pytest.fixture
def officer(hospital):
    return a_member(hospital, Role.PRIVACY_OFFICER).as_actor()


def made(hospital, admin, *permissions, **what):
    usual = {"name": "Portal of the city", "permissions": permissions or DIRECTORY}
    return hospital.handle(CreateServiceAccount(actor=admin, **{**usual, **what}))


def decided(hospital, officer, made, *, granted):
    return hospital.handle(
        DecideRoles(
            actor=officer,
            account_id=made.account_id,
            granted=granted,
            reason="Looked at",
        )
    )


def looks_up_doctors(hospital, token):
    return hospital.handle(ListDoctors(actor=Bearer(token)))


def refused(hospital, token):
    with pytest.raises(NotSignedIn):
        looks_up_doctors(hospital, token)


def test_a_program_does_what_it_was_made_for(hospital, admin):
    assert looks_up_doctors(hospital, made(hospital, admin).token) == ()


def test_and_nothing_else(hospital, admin):
    token = made(hospital, admin, Permission.FIND_SLOT).token

    with pytest.raises(RoleLacksPermission):
        looks_up_doctors(hospital, token)
    with pytest.raises(NotPermitted):
        hospital.handle(WhoAmI(actor=Bearer(token)))


@pytest.mark.parametrize("permission", FOR_PROGRAMS)
def test_what_programs_may_is_of_no_use_without_a_token(permission):
    with pytest.raises(RoleLacksPermission):
        scope_of(an_actor(Role.SERVICE), permission)


@frozen(kw_only=True)
class Delicate(Query[None]):
    """Something programs may do, but only after a fresh proof."""

    permission: ClassVar = Permission.FIND_SLOT
    step_up: ClassVar[bool] = True


def test_no_program_may_what_takes_a_fresh_proof():
    program = an_actor(Role.SERVICE, granted=frozenset(Permission))
    asked, unit = Delicate(actor=program), cast("Unit", None)

    with pytest.raises(RoleLacksPermission):
        authorise(asked, program, unit, MONDAY_MORNING, AccessPolicy())
    stepped = {kind.permission for kind in catalogue().use_cases if kind.step_up}
    assert stepped.isdisjoint(FOR_PROGRAMS)


def test_what_reaches_patients_is_approved_first(hospital, admin, officer):
    program = made(hospital, admin, *BOOKING)

    assert program.waits
    refused(hospital, program.token)
    decided(hospital, officer, program, granted=True)
    assert looks_up_doctors(hospital, program.token) == ()


def test_a_program_that_was_refused_does_nothing(hospital, admin, officer):
    program = made(hospital, admin, *BOOKING)

    decided(hospital, officer, program, granted=False)

    refused(hospital, program.token)


def test_programs_may_look_up_book_and_move_and_no_more():
    assert set(FOR_PROGRAMS) == {
        Permission.READ_DOCTOR,
        Permission.FIND_SLOT,
        Permission.BOOK_APPOINTMENT,
        Permission.READ_APPOINTMENT,
        Permission.CHANGE_APPOINTMENT,
    }


def test_only_the_directory_and_free_slots_show_no_patient():
    assert set(DIRECTORY) == WITHOUT_PATIENTS


@pytest.mark.usefixtures("officer")
def test_a_program_without_patients_need_not_wait(hospital, admin):
    program = made(hospital, admin, *DIRECTORY)

    (service,) = hospital.handle(ListServiceAccounts(actor=admin))
    (grant,) = service.account.grants
    assert (program.waits, grant.basis) == (False, Basis.NO_PATIENTS)


@pytest.mark.parametrize(
    "permissions", [(), (Permission.READ_RECORD,), (*DIRECTORY, Permission.READ_AUDIT)]
)
def test_a_program_is_given_nothing_else(hospital, admin, permissions):
    with pytest.raises(NotForPrograms):
        hospital.handle(
            CreateServiceAccount(actor=admin, name="Greedy", permissions=permissions)
        )


@pytest.mark.parametrize("days", [0, -1, 366])
def test_no_token_lasts_longer_than_a_year(hospital, admin, days):
    with pytest.raises(TokenLasts):
        made(hospital, admin, valid_days=days)


def test_a_token_ends_by_itself(hospital, clock, admin):
    program = made(hospital, admin, valid_days=1)

    clock.pass_by(A_DAY - timedelta(seconds=1))
    assert looks_up_doctors(hospital, program.token) == ()
    clock.pass_by(timedelta(seconds=1))
    refused(hospital, program.token)


def rotated(hospital, admin, program, **what):
    return hospital.handle(
        RotateServiceToken(actor=admin, account_id=program.account_id, **what)
    )


def test_an_old_token_holds_a_day_after_the_new_one_was_made(hospital, clock, admin):
    program = made(hospital, admin)
    later = rotated(hospital, admin, program)

    for token in (program.token, later.token):
        assert looks_up_doctors(hospital, token) == ()
    clock.pass_by(AccessPolicy().service_token_overlap)
    refused(hospital, program.token)
    assert looks_up_doctors(hospital, later.token) == ()


def test_a_token_that_would_have_ended_sooner_still_does(hospital, clock, admin):
    program = made(hospital, admin, valid_days=1)
    clock.pass_by(timedelta(hours=23))
    rotated(hospital, admin, program)

    clock.pass_by(timedelta(hours=1))

    refused(hospital, program.token)


def test_only_programs_are_given_tokens(hospital, admin, clerk):
    with pytest.raises(ServiceNotFound):
        hospital.handle(RotateServiceToken(actor=admin, account_id=clerk.id))


def test_a_disabled_program_is_out_at_once_and_for_good(hospital, admin):
    program = made(hospital, admin)
    hospital.handle(DisableAccount(actor=admin, account_id=program.account_id))

    refused(hospital, program.token)
    with pytest.raises(AccountDisabled):
        rotated(hospital, admin, program)
    enabled = hospital.handle(EnableAccount(actor=admin, account_id=program.account_id))
    assert enabled.status is AccountStatus.ACTIVE
    refused(hospital, program.token)
    assert looks_up_doctors(hospital, rotated(hospital, admin, program).token) == ()


def test_nobody_signs_in_as_a_program(hospital, admin):
    program = made(hospital, admin)
    login = read(hospital.storage, Accounts).get(program.account_id).login

    with pytest.raises(NotSignedIn):
        hospital.handle(SignIn(actor=ANONYMOUS, login=login, password=""))
    with pytest.raises(NotAPerson):
        hospital.handle(ReinviteAccount(actor=admin, account_id=program.account_id))


def test_a_program_gets_no_role_of_a_persons(hospital, admin):
    program = made(hospital, admin)
    asked = AskForRoles(
        actor=admin,
        account_id=program.account_id,
        roles=(Role.FRONT_DESK,),
        reason="More",
    )

    with pytest.raises(NotAPerson):
        hospital.handle(asked)


def test_programs_are_listed_with_when_their_tokens_end(hospital, clock, admin):
    program = made(hospital, admin, valid_days=30)
    later = rotated(hospital, admin, program, valid_days=60)

    (service,) = hospital.handle(ListServiceAccounts(actor=admin))

    ends = {token.expires_at for token in service.tokens}
    assert ends == {clock.now() + A_DAY, later.expires_at}
    assert service.account.permissions == tuple(sorted(DIRECTORY))


def test_what_a_program_does_is_audited_as_its_own(hospital, admin):
    token = made(hospital, admin, Permission.FIND_SLOT).token
    with pytest.raises(NotPermitted):
        looks_up_doctors(hospital, token)

    (entry, *_) = entries(hospital, action="list_doctors")
    assert entry.roles == (Role.SERVICE,)
    assert entry.account_id is not None


def test_tokens_stay_out_of_what_is_printed(hospital, admin):
    program = made(hospital, admin)

    assert program.token not in repr(program)
    assert Role.SERVICE not in MATRIX[Permission.USE_OWN_ACCOUNT]
    assert Actor(roles={Role.SERVICE}).is_staff is False
