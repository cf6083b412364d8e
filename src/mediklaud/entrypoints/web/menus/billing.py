"""What billing finds in the menu."""

from mediklaud.entrypoints.web.menus.item import Item

MENU: tuple[Item, ...] = ()
