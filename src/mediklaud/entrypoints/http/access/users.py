"""Accounts over HTTP: made, given roles, disabled, invited anew."""

from __future__ import annotations

from uuid import UUID

from litestar import get, patch, post
from litestar.params import FromPath, FromQuery, JSONBody

from mediklaud.application.access.change_roles import ChangeRoles
from mediklaud.application.access.create_account import CreateAccount
from mediklaud.application.access.disable_account import DisableAccount
from mediklaud.application.access.enable_account import EnableAccount
from mediklaud.application.access.find_account import FindAccount
from mediklaud.application.access.invite_patient import InvitePatient
from mediklaud.application.access.list_accounts import ListAccounts
from mediklaud.application.access.reinvite_account import ReinviteAccount
from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId
from mediklaud.entrypoints.http.access.account_bodies import AccountBody, RolesBody
from mediklaud.entrypoints.http.access.account_views import AccountView, InvitationView
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.wire import named

_ONE = "/users/{user_id:uuid}"
_TAGS = ("users",)


@post("/users", sync_to_thread=True, tags=_TAGS)
def create_account(data: JSONBody[AccountBody], desk: AtDesk) -> InvitationView:
    """Make an account for somebody of staff, and invite them."""
    command = CreateAccount(
        **desk.command,
        login=data.login,
        name=data.name,
        roles=tuple(data.roles),
        doctor_id=named(DoctorId, data.doctor_id),
        reason=data.reason,
    )
    return InvitationView.of(desk.handle(command))


@get("/users", sync_to_thread=True, tags=_TAGS)
def list_accounts(
    *, desk: AtDesk, page: PageAsked, staff: FromQuery[bool] = False
) -> Page[AccountView]:
    """The accounts, the oldest first; all, or those of staff."""
    query = ListAccounts(
        **desk.query,
        of_staff=staff,
        after=page.after(AccountId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), AccountView.of, lambda one: one.id)


@get(_ONE, sync_to_thread=True, tags=_TAGS)
def find_account(user_id: FromPath[UUID], desk: AtDesk) -> AccountView:
    """One account, with the roles that it has and those that wait."""
    found = desk.handle(FindAccount(**desk.query, account_id=AccountId(user_id)))
    return AccountView.of(found)


@patch(_ONE, sync_to_thread=True, tags=_TAGS)
def change_roles(
    user_id: FromPath[UUID], data: JSONBody[RolesBody], desk: AtDesk
) -> AccountView:
    """Let an account have these roles alone; new ones wait for approval."""
    command = ChangeRoles(
        **desk.command,
        account_id=AccountId(user_id),
        roles=tuple(data.roles),
        doctor_id=named(DoctorId, data.doctor_id),
        reason=data.reason,
    )
    return AccountView.of(desk.handle(command).account)


@post(f"{_ONE}/disable", status_code=200, sync_to_thread=True, tags=_TAGS)
def disable_account(user_id: FromPath[UUID], desk: AtDesk) -> AccountView:
    """Let nobody sign in with this account, from this moment on."""
    command = DisableAccount(**desk.command, account_id=AccountId(user_id))
    return AccountView.of(desk.handle(command))


@post(f"{_ONE}/enable", status_code=200, sync_to_thread=True, tags=_TAGS)
def enable_account(user_id: FromPath[UUID], desk: AtDesk) -> AccountView:
    """Let the account's person in again."""
    command = EnableAccount(**desk.command, account_id=AccountId(user_id))
    return AccountView.of(desk.handle(command))


@post(f"{_ONE}/invitation", sync_to_thread=True, tags=_TAGS)
def reinvite_account(user_id: FromPath[UUID], desk: AtDesk) -> InvitationView:
    """Invite somebody of staff once more to choose a password."""
    command = ReinviteAccount(**desk.command, account_id=AccountId(user_id))
    return InvitationView.of(desk.handle(command))


@post(
    "/patients/{patient_id:uuid}/portal-invitation",
    sync_to_thread=True,
    tags=("patients",),
)
def invite_patient(patient_id: FromPath[UUID], desk: AtDesk) -> InvitationView:
    """Invite a patient to the portal, also after a forgotten password."""
    command = InvitePatient(**desk.command, patient_id=PatientId(patient_id))
    return InvitationView.of(desk.handle(command))
