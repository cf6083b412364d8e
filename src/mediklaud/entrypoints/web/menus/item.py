"""One line of the menu, and who finds it there."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.matrix import grants_of
from mediklaud.domain.access.permissions import Permission


def marked(text: str) -> str:
    """A text for the translators; it is translated when it is shown."""
    return text


def _all_of(roles: Iterable[Role]) -> frozenset[Role]:
    return frozenset(roles)


@frozen
class Item:
    """One line of the menu."""

    label: str
    address: str
    icon: str
    permission: Permission
    roles: frozenset[Role] = field(default=(), converter=_all_of)
    """Who finds it there, if not everybody who may."""
    own: bool = False
    """Does it stay the visitor's own while they act for somebody else?"""

    def is_for(self, actor: Actor) -> bool:
        """May this person do what stands behind it, and is it meant for them?"""
        able = frozenset(grants_of(self.permission)) & actor.roles
        return bool(able & self.roles) if self.roles else bool(able)

    def is_at(self, address: str) -> bool:
        """Does this page belong to it?"""
        path = address.partition("?")[0]
        return path == self.address or path.startswith(f"{self.address}/")
