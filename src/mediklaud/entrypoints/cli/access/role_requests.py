"""`mediklaud user`: roles asked for by one person and decided by another (X1)."""

from __future__ import annotations

import click

from mediklaud.application.access.ask_for_roles import AskForRoles
from mediklaud.application.access.decide_roles import DecideRoles
from mediklaud.application.access.list_role_requests import ListRoleRequests
from mediklaud.domain.access.actor import STAFF, Role
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.domain.shared.listing import LARGEST_LIMIT
from mediklaud.entrypoints.cli.access.accounts import ACCOUNT, WHO_WAITS
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import OneOf
from mediklaud.entrypoints.cli.people import DOCTOR
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.access.account_views import AccountView
from mediklaud.entrypoints.http.access.role_request_views import RoleWaitingView
from mediklaud.entrypoints.http.pages import Page


@command("ask-roles")
@click.argument("user", type=ACCOUNT)
@click.option(
    "--role", "roles", type=OneOf(sorted(STAFF)), multiple=True, required=True
)
@click.option("--doctor", type=DOCTOR, help="Who they are as a doctor.")
@click.option("--reason", required=True)
@keyed
@pass_session
def ask_roles(
    session: Session,
    *,
    user: AccountId,
    roles: tuple[Role, ...],
    doctor: DoctorId | None,
    reason: str,
) -> None:
    """Ask for roles besides those an account has; somebody else approves them."""
    message = AskForRoles(
        **session.command,
        account_id=user,
        roles=roles,
        doctor_id=doctor,
        reason=reason,
    )
    session.output.show(AccountView.of(session.handle(message).account))


@command("decide-roles")
@click.argument("user", type=WHO_WAITS)
@click.option("--grant/--refuse", "granted", required=True, default=None)
@click.option("--reason", required=True)
@click.option("--version", type=int, help="The account's, as you looked at it.")
@keyed
@pass_session
def decide_roles(
    session: Session,
    *,
    user: AccountId,
    granted: bool,
    reason: str,
    version: int | None,
) -> None:
    """Grant or refuse the roles that wait on an account and are yours to decide."""
    message = DecideRoles(
        **session.command,
        account_id=user,
        granted=granted,
        reason=reason,
        version=version,
    )
    session.output.show(AccountView.of(session.handle(message)))


@command("role-requests")
@pass_session
def role_requests(session: Session) -> None:
    """The roles that wait for approval, and who approves them."""
    query = ListRoleRequests(**session.query, limit=LARGEST_LIMIT)
    page = Page(items=[RoleWaitingView.of(one) for one in session.handle(query)])
    session.output.list(
        page, "login", "name", "role", "approver", "reason", "asked_at", "account_id"
    )
