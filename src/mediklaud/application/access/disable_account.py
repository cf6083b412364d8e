"""Somebody leaves the hospital."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.change_roles import require_another_administrator
from mediklaud.application.messages import Command
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.roles import require_another
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Accounts, Invitations, ServiceTokens, Sessions


@frozen(kw_only=True)
class DisableAccount(Command[Account]):
    """Let nobody in with this account, from this moment on, by whatever they show."""

    permission: ClassVar = Permission.MANAGE_ACCOUNTS
    account_id: AccountId


def disable_account(
    command: DisableAccount,
    *,
    accounts: Accounts,
    sessions: Sessions,
    invitations: Invitations,
    tokens: ServiceTokens,
    actor: Actor,
    now: datetime,
) -> Account:
    """Disable it with all that opens it, save the last administrator's."""
    require_another(command.account_id, actor.account_id)
    account = accounts.get(command.account_id)
    if account.administers:
        require_another_administrator(account, accounts)
    disabled = accounts.save(account.disable())
    sessions.end_all(account.id, now)
    invitations.withdraw(account.id)
    tokens.withdraw(account.id)
    return disabled
