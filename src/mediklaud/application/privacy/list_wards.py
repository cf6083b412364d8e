"""Whom somebody acts for right now (P5)."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.proxy import Ward


@frozen(kw_only=True)
class ListWards(Query[tuple[Ward, ...]]):
    """The patients one looks after, and in what."""

    permission: ClassVar = Permission.USE_OWN_ACCOUNT
    audited: ClassVar = False


def list_wards(_query: ListWards, *, actor: Actor) -> tuple[Ward, ...]:
    """As it was found with the session."""
    return actor.wards
