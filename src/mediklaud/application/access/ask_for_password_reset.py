"""Somebody forgot the password, or says so."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.account import AccountStatus
from mediklaud.domain.access.events import PasswordResetAsked
from mediklaud.domain.access.logins import normal_login
from mediklaud.domain.access.permissions import Permission
from mediklaud.ports.access import Accounts
from mediklaud.ports.secrets import Passwords
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class AskForPasswordReset(Command[None]):
    """Ask for a mail with a link by which the account's person chooses another."""

    permission: ClassVar = Permission.SIGN_IN
    remembered: ClassVar = False
    login: str


def take_as_long_for_everybody(
    command: AskForPasswordReset, *, passwords: Passwords
) -> AskForPasswordReset:
    """What differs between known and unknown logins is lost in this."""
    passwords.matches(None, command.login)
    return command


def ask_for_password_reset(
    command: AskForPasswordReset, *, accounts: Accounts, events: Events
) -> None:
    """Let the link be sent, if there is anybody to send it to; nobody is told."""
    found = accounts.credentials(normal_login(command.login))
    if found is not None and found.account.status is AccountStatus.ACTIVE:
        events.tell(PasswordResetAsked(account=found.account))
