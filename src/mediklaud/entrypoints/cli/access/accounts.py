"""Accounts as administrators name them: by login or by id."""

from __future__ import annotations

from collections.abc import Iterator

from mediklaud.application.access.list_accounts import ListAccounts
from mediklaud.application.access.list_role_requests import ListRoleRequests
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


def _who_waits(text: str, session: Session) -> AccountId:
    """Whoever approves roles knows no other accounts."""
    if uuid := uuid_in(text):
        return AccountId(uuid)
    login = normal_login(text)
    query = ListRoleRequests(**session.query, limit=LARGEST_LIMIT)
    for waiting in session.handle(query):
        if waiting.login == login:
            return waiting.account_id
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
WHO_WAITS = Reading("login", _who_waits)
"""The same of somebody whose roles wait for approval."""
