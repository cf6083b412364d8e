"""People who have signed in to a hospital, by their roles."""

from typing import Any

from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.create_account import CreateAccount
from mediklaud.application.access.list_accounts import ListAccounts
from mediklaud.application.access.sign_in import SignIn
from mediklaud.application.application import Application
from mediklaud.domain.access.actor import ANONYMOUS, Role
from tests.builders.access import with_roles_approved
from tests.hospital import an_actor

PASSWORD = "Nine-lamps-17-rivers!"
_ADMINISTRATOR = an_actor(Role.ADMINISTRATOR)


def token_of(hospital: Application, *roles: Role, **who: Any) -> str:
    """The session token of somebody new in these roles."""
    login = f"{roles[0].value}{len(_all(hospital))}"
    invitation = hospital.handle(
        CreateAccount(
            actor=_ADMINISTRATOR, login=login, name="Somebody", roles=roles, **who
        )
    )
    with_roles_approved(hospital, invitation)
    return accept(hospital, invitation.token or "", login)


def accept(
    hospital: Application, token: str, login: str | None = None, **proof: Any
) -> str:
    """The session token of somebody who takes up this invitation."""
    account = hospital.handle(
        AcceptInvitation(actor=ANONYMOUS, token=token, password=PASSWORD, **proof)
    )
    signed_in = hospital.handle(
        SignIn(actor=ANONYMOUS, login=login or account.login, password=PASSWORD)
    )
    return signed_in.token


def bearing(token: str | None) -> dict[str, str]:
    """The headers of somebody who shows this token."""
    return {"Authorization": f"Bearer {token}"} if token else {}


def _all(hospital: Application) -> tuple[Any, ...]:
    return hospital.handle(ListAccounts(actor=_ADMINISTRATOR, limit=500))
