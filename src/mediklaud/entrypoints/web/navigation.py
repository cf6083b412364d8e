"""The menu: what each person may open, by what they may do."""

from __future__ import annotations

from mediklaud.domain.access.actor import Actor
from mediklaud.entrypoints.web.menus import (
    billing,
    desk,
    doctor,
    office,
    patient,
    pharmacy,
)
from mediklaud.entrypoints.web.menus.item import Item

MENU: tuple[Item, ...] = (
    *patient.MENU,
    *desk.MENU,
    *doctor.MENU,
    *pharmacy.MENU,
    *billing.MENU,
    *office.MENU,
)


def menu_for(actor: Actor) -> tuple[Item, ...]:
    """The lines that this person finds, each address once."""
    found = {item.address: item for item in MENU if item.is_for(actor)}
    return tuple(found.values())
