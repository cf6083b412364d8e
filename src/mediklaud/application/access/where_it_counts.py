"""Where a wrong password, code or birth date counts, so that guessing gets slower."""

from uuid import UUID

from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.ask_for_password_reset import AskForPasswordReset
from mediklaud.application.access.change_own_password import ChangeOwnPassword
from mediklaud.application.access.own_account import own_account
from mediklaud.application.access.sign_in import SignIn
from mediklaud.application.messages import Message
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.logins import normal_login
from mediklaud.domain.access.throttle import budget, of_source
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Accounts, Invitations, Sessions

_NOBODY = AccountId(UUID(int=0))


def of_sign_in(
    command: SignIn, *, accounts: Accounts, sessions: Sessions
) -> tuple[str, ...]:
    """A known device has a budget of its own; others share the login's."""
    login = normal_login(command.login)
    found = accounts.credentials(login)
    account_id = found.account.id if found else _NOBODY
    device = command.device
    if device and sessions.knows_device(account_id, device):
        return (budget("device", login, device),)
    return (budget("login", login), *of_source(command.source))


def of_invitation(
    command: AcceptInvitation, *, invitations: Invitations
) -> tuple[str, ...]:
    """Each invited account has one; a made-up token cannot be guessed anyway."""
    invitation = invitations.find(command.token)
    return () if invitation is None else (budget("invitation", invitation.account_id),)


def of_reset(command: AskForPasswordReset) -> tuple[str, ...]:
    """Each login has one, whether anybody has it or not."""
    return (budget("reset", normal_login(command.login)), *of_source(command.source))


def of_oneself(_message: Message[object], *, actor: Actor) -> tuple[str, ...]:
    """Whoever is signed in has one for all they prove of themselves."""
    return (budget("own", own_account(actor)),)


def of_own_password(_command: ChangeOwnPassword, *, actor: Actor) -> tuple[str, ...]:
    """Apart: who knows the password must not guess codes any faster for that."""
    return (budget("own_password", own_account(actor)),)
