"""The menu: what each person may open, by what they may do."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.matrix import grants_of
from mediklaud.domain.access.permissions import Permission


@frozen
class Item:
    """One line of the menu."""

    label: str
    address: str
    icon: str
    permission: Permission
    roles: frozenset[Role] = frozenset()
    """Who finds it there, if not everybody who may."""

    def is_at(self, address: str) -> bool:
        """Does this page belong to it?"""
        return address.partition("?")[0].startswith(self.address)

    def is_for(self, actor: Actor) -> bool:
        """May this person do what stands behind it, and is it meant for them?"""
        meant = self.roles or frozenset(grants_of(self.permission))
        return bool(meant & actor.roles)


def _(text: str) -> str:
    """Mark a text for the translators; it is translated when it is shown."""
    return text


_PATIENT = frozenset({Role.PATIENT})

MENU: tuple[Item, ...] = (
    Item(
        _("Appointments"),
        "/appointments",
        "calendar-days",
        Permission.READ_APPOINTMENT,
        _PATIENT,
    ),
    Item(
        _("Book a visit"),
        "/book",
        "calendar-plus",
        Permission.BOOK_APPOINTMENT,
        _PATIENT,
    ),
)


def menu_for(actor: Actor, menu: Iterable[Item] = MENU) -> tuple[Item, ...]:
    """The lines that this person finds."""
    return tuple(item for item in menu if item.is_for(actor))
