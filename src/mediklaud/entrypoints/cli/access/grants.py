"""Who holds which role since when, by whose leave: to be looked through at times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec.structs import replace

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
    since: datetime | None = None
    basis: Basis | None = None
    asked_by: str | None = None
    granted_by: str | None = None


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
            held = HeldRole(
                login=account.login,
                name=account.name,
                status=account.status,
                role=role,
            )
            yield _as_granted(held, grants.get(role), logins)


def _as_granted(
    held: HeldRole, grant: Grant | None, logins: Mapping[AccountId, str]
) -> HeldRole:
    """With what is known of how it came to be held."""
    if grant is None:
        return held
    return replace(
        held,
        since=grant.since,
        basis=grant.basis,
        asked_by=logins.get(grant.asked_by) if grant.asked_by else None,
        granted_by=logins.get(grant.granted_by) if grant.granted_by else None,
    )
