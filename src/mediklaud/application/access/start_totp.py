"""Somebody sets up a second factor, or another one."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.access.own_account import own_account
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.proof import require_fresh_factor
from mediklaud.domain.access.totp import secret_of, uri_of
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.ports.access import Accounts
from mediklaud.ports.second_factors import SecondFactors


@frozen(kw_only=True)
class NewTotp:
    """What a telephone needs to know, shown this once."""

    secret: str = field(repr=False)
    uri: str = field(repr=False)


@frozen(kw_only=True)
class StartTotp(Command[NewTotp]):
    """Set up a second factor; the one in use stays until the new one is confirmed."""

    permission: ClassVar = Permission.USE_OWN_ACCOUNT
    remembered: ClassVar = False
    step_up: ClassVar = True


def start_totp(
    _command: StartTotp,
    *,
    accounts: Accounts,
    factors: SecondFactors,
    hospital: Hospital,
    policy: AccessPolicy,
    actor: Actor,
    now: datetime,
) -> NewTotp:
    """Draw one; whoever has one already proves themselves by it first."""
    account = accounts.get(own_account(actor))
    if factors.in_use(account.id) is not None:
        require_fresh_factor(actor, now, policy)
    seed = factors.draw(account.id).seed
    return NewTotp(
        secret=secret_of(seed), uri=uri_of(seed, account.login, hospital.name)
    )
