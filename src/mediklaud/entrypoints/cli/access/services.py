"""`mediklaud service`: other programs that work with the hospital."""

from __future__ import annotations

import click

from mediklaud.application.access.create_service_account import CreateServiceAccount
from mediklaud.application.access.list_service_accounts import ListServiceAccounts
from mediklaud.application.access.rotate_service_token import RotateServiceToken
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.service import FOR_PROGRAMS, ServiceToken
from mediklaud.domain.shared.ids import AccountId
from mediklaud.entrypoints.cli.access.accounts import ACCOUNT
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import OneOf
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.access.service_views import (
    ServiceTokenView,
    ServiceView,
)
from mediklaud.entrypoints.http.pages import Page

_DAYS = click.option("--days", type=int, default=90, show_default=True)


@command("create")
@click.option("--name", required=True)
@click.option(
    "--permission",
    "permissions",
    type=OneOf(FOR_PROGRAMS),
    multiple=True,
    required=True,
)
@_DAYS
@click.option("--reason", help="What whoever approves it is told.")
@keyed
@pass_session
def create(
    session: Session,
    *,
    name: str,
    permissions: tuple[Permission, ...],
    days: int,
    reason: str | None,
) -> None:
    """Let a program in; what reaches patients has to be approved first."""
    message = CreateServiceAccount(
        **session.command,
        name=name,
        permissions=permissions,
        valid_days=days,
        reason=reason,
    )
    _show(session, session.handle(message))


@command("rotate")
@click.argument("service", type=ACCOUNT)
@_DAYS
@keyed
@pass_session
def rotate(session: Session, *, service: AccountId, days: int) -> None:
    """Give a program another token; those before hold for a little while yet."""
    message = RotateServiceToken(**session.command, account_id=service, valid_days=days)
    _show(session, session.handle(message))


@command("list")
@pass_session
def list_services(session: Session) -> None:
    """The programs that have an account, and what they may do."""
    found = session.handle(ListServiceAccounts(**session.query))
    page = Page(items=[ServiceView.of(one) for one in found])
    session.output.list(page, "name", "permissions", "status", "waits", "ends_at", "id")


def _show(session: Session, token: ServiceToken) -> None:
    session.output.show(ServiceTokenView.of(token))
    session.output.hint("The token is shown this once: put it where the program is.")
