"""Who answers for what the pharmacy does."""

from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.shared.ids import AccountId


def pharmacist_in(actor: Actor) -> AccountId:
    """The account that speaks; a program without one hands nothing out."""
    if actor.account_id is None:
        raise RoleLacksPermission(Permission.DISPENSE)
    return actor.account_id
