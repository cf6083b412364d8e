"""What the pharmacy finds in the menu."""

from mediklaud.domain.access.permissions import Permission
from mediklaud.entrypoints.web.menus.item import Item
from mediklaud.entrypoints.web.menus.item import marked as _

_REPORT = Permission.READ_PHARMACY_REPORT

MENU: tuple[Item, ...] = (
    Item(_("Queue"), "/pharmacy/queue", "clipboard-list", Permission.READ_QUEUE),
    Item(_("Stock"), "/pharmacy/stock", "package", Permission.READ_STOCK),
    Item(_("Reports"), "/pharmacy/reports", "chart-column", _REPORT),
)
