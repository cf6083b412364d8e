"""Who holds which role since when, by whose leave: to be looked through at times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.grants import Basis, Grant
from mediklaud.domain.shared.ids import AccountId
from mediklaud.entrypoints.cli.access.accounts import every_account
from mediklaud.entrypoints.cli.session import Session
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.wire import View


class HeldRole(View):
    """A role as one person holds it."""

    login: str
    name: str
    status: str
    role: Role
    since: datetime | None
    basis: Basis | None
    asked_by: str | None
    granted_by: str | None


def show_who_holds_what(session: Session) -> None:
    """Every role of staff and of programs, a line each."""
    accounts = [one for one in every_account(session) if one.patient_id is None]
    held = Page(items=list(_held(accounts)))
    session.output.list(
        held, "login", "name", "status", "role", "since", "basis", "granted_by"
    )


def _held(accounts: Iterable[Account]) -> Iterator[HeldRole]:
    logins = {account.id: account.login for account in accounts}
    for account in accounts:
        grants = {one.role: one for one in account.grants if one.until is None}
        for role in account.roles:
            yield _one(account, role, grants.get(role), logins)


def _one(
    account: Account, role: Role, grant: Grant | None, logins: Mapping[AccountId, str]
) -> HeldRole:
    return HeldRole(
        login=account.login,
        name=account.name,
        status=account.status,
        role=role,
        since=grant and grant.since,
        basis=grant and grant.basis,
        asked_by=grant and grant.asked_by and logins.get(grant.asked_by),
        granted_by=grant and grant.granted_by and logins.get(grant.granted_by),
    )
