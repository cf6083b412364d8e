"""What the pharmacy finds in the menu."""

from mediklaud.entrypoints.web.menus.item import Item

MENU: tuple[Item, ...] = ()
