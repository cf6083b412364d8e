"""`mediklaud user`: accounts of staff, and their roles."""

from __future__ import annotations

import click

from mediklaud.application.access.change_roles import ChangeRoles
from mediklaud.application.access.create_account import CreateAccount
from mediklaud.application.access.disable_account import DisableAccount
from mediklaud.application.access.enable_account import EnableAccount
from mediklaud.application.access.find_account import FindAccount
from mediklaud.application.access.list_accounts import ListAccounts
from mediklaud.application.access.reinvite_account import ReinviteAccount
from mediklaud.domain.access.actor import STAFF, Role
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.entrypoints.cli.access.accounts import ACCOUNT
from mediklaud.entrypoints.cli.access.grants import show_who_holds_what
from mediklaud.entrypoints.cli.access.invitations import show_invitation
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import OneOf
from mediklaud.entrypoints.cli.people import DOCTOR
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.access.account_views import AccountView
from mediklaud.entrypoints.http.pages import Paging

_USER = click.argument("user", type=ACCOUNT)
_ROLES = click.option(
    "--role", "roles", type=OneOf(sorted(STAFF)), multiple=True, required=True
)
_DOCTOR = click.option("--doctor", type=DOCTOR, help="Who they are as a doctor.")
_REASON = click.option("--reason", help="What whoever approves the roles is told.")


@command("create")
@click.option("--login", required=True)
@click.option("--name", required=True)
@_ROLES
@_DOCTOR
@_REASON
@keyed
@pass_session
def create(
    session: Session,
    *,
    login: str,
    name: str,
    roles: tuple[Role, ...],
    doctor: DoctorId | None,
    reason: str | None,
) -> None:
    """Make an account for somebody of staff, and invite them.

    Somebody else approves the roles: see `mediklaud user role-requests`.
    """
    message = CreateAccount(
        **session.command,
        login=login,
        name=name,
        roles=roles,
        doctor_id=doctor,
        reason=reason,
    )
    show_invitation(session, session.handle(message))


@command("list")
@click.option("--roles", is_flag=True, help="Who holds which role, by whose leave.")
@click.option("--staff", is_flag=True, help="Neither patients nor programs.")
@paged
@pass_session
def list_users(session: Session, *, roles: bool, staff: bool, page: Paging) -> None:
    """The accounts, the oldest first; with --roles, every role that is held."""
    if roles:
        show_who_holds_what(session)
        return
    query = ListAccounts(
        **session.query,
        of_staff=staff,
        after=page.after(AccountId),
        limit=page.and_one,
    )
    found = page.page(session.handle(query), AccountView.of, lambda one: one.id)
    session.output.list(found, "login", "name", "roles", "waiting", "status", "id")


@command("show")
@_USER
@pass_session
def show(session: Session, *, user: AccountId) -> None:
    """One account, with the roles that it has and those that wait."""
    found = session.handle(FindAccount(**session.query, account_id=user))
    session.output.show(AccountView.of(found))


@command("roles")
@_USER
@_ROLES
@_DOCTOR
@_REASON
@keyed
@pass_session
def roles(
    session: Session,
    *,
    user: AccountId,
    roles: tuple[Role, ...],
    doctor: DoctorId | None,
    reason: str | None,
) -> None:
    """Let an account have these roles alone: new ones wait for approval."""
    message = ChangeRoles(
        **session.command,
        account_id=user,
        roles=roles,
        doctor_id=doctor,
        reason=reason,
    )
    session.output.show(AccountView.of(session.handle(message).account))


@command("disable")
@_USER
@keyed
@pass_session
def disable(session: Session, *, user: AccountId) -> None:
    """Let nobody sign in with this account, from this moment on."""
    message = DisableAccount(**session.command, account_id=user)
    session.output.show(AccountView.of(session.handle(message)))


@command("enable")
@_USER
@keyed
@pass_session
def enable(session: Session, *, user: AccountId) -> None:
    """Let the account's person in again."""
    message = EnableAccount(**session.command, account_id=user)
    session.output.show(AccountView.of(session.handle(message)))


@command("invite")
@_USER
@keyed
@pass_session
def invite(session: Session, *, user: AccountId) -> None:
    """Invite somebody once more to choose a password."""
    message = ReinviteAccount(**session.command, account_id=user)
    show_invitation(session, session.handle(message))
