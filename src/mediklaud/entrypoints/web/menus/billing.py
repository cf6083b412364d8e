"""What billing finds in the menu."""

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.entrypoints.web.menus.item import Item
from mediklaud.entrypoints.web.menus.item import marked as _

MENU: tuple[Item, ...] = (
    Item(_("Accounts"), "/accounts", "wallet", Permission.INVOICE, {Role.BILLING}),
)
