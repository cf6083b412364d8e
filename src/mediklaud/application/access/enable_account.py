"""Somebody comes back to the hospital."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.roles import require_another
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Accounts


@frozen(kw_only=True)
class EnableAccount(Command[Account]):
    """Let the account's person in again."""

    permission: ClassVar = Permission.MANAGE_ACCOUNTS
    step_up: ClassVar[bool] = True
    account_id: AccountId


def enable_account(
    command: EnableAccount, *, accounts: Accounts, actor: Actor
) -> Account:
    """Enable it as it was before; who had no password is still invited."""
    require_another(command.account_id, actor.account_id)
    credentials = accounts.credentials_of(command.account_id)
    has_password = credentials.kept_password is not None
    return accounts.save(credentials.account.enable(has_password=has_password))
