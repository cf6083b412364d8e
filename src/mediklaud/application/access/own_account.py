"""Whose account it is when somebody uses their own."""

from mediklaud.domain.access.actor import Actor
from mediklaud.domain.errors import NotSignedIn
from mediklaud.domain.shared.ids import AccountId


def own_account(actor: Actor) -> AccountId:
    """The speaker's; refused to a program that speaks without one."""
    if actor.account_id is None:
        raise NotSignedIn
    return actor.account_id
