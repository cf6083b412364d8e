"""Accounts as administrators name them: by login or by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mediklaud.application.access.asking_for_reset import ResetWaiting
from mediklaud.application.access.list_accounts import ListAccounts
from mediklaud.application.access.list_factor_resets import ListFactorResets
from mediklaud.application.access.list_role_requests import (
    ListRoleRequests,
    RoleWaiting,
)
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.logins import normal_login
from mediklaud.domain.errors import NotFound
from mediklaud.domain.shared.ids import AccountId
from mediklaud.domain.shared.listing import LARGEST_LIMIT
from mediklaud.entrypoints.cli.params import Reading
from mediklaud.entrypoints.cli.people import uuid_in
from mediklaud.entrypoints.cli.session import Session


class NobodySignsInSo(NotFound):
    """Nobody signs in with this name."""


def _account(text: str, session: Session) -> AccountId:
    if uuid := uuid_in(text):
        return AccountId(uuid)
    login = normal_login(text)
    for account in every_account(session):
        if account.login == login:
            return account.id
    raise NobodySignsInSo


def _wants_roles(text: str, session: Session) -> AccountId:
    """Whoever approves roles knows no other accounts."""
    query = ListRoleRequests(**session.query, limit=LARGEST_LIMIT)
    return _waits(text, lambda: session.handle(query))


def _lost_it(text: str, session: Session) -> AccountId:
    """The same of whoever decides about lost second factors."""
    query = ListFactorResets(**session.query, limit=LARGEST_LIMIT)
    return _waits(text, lambda: session.handle(query))


def _waits(
    text: str, waiting: Callable[[], Iterable[RoleWaiting | ResetWaiting]]
) -> AccountId:
    if uuid := uuid_in(text):
        return AccountId(uuid)
    login = normal_login(text)
    for one in waiting():
        if one.login == login:
            return one.account_id
    raise NobodySignsInSo


def every_account(session: Session) -> Iterator[Account]:
    """Every account, part by part."""
    after: AccountId | None = None
    more = True
    while more:
        query = ListAccounts(**session.query, after=after, limit=LARGEST_LIMIT)
        found = session.handle(query)
        yield from found
        more = len(found) == LARGEST_LIMIT
        after = found[-1].id if more else None


ACCOUNT = Reading("login", _account)
"""What somebody signs in with, or the account's id."""
WHO_WAITS = Reading("login", _wants_roles)
"""The same of somebody whose roles wait for approval."""
WHO_LOST_IT = Reading("login", _lost_it)
"""The same of somebody whose second factor is said to be lost."""
