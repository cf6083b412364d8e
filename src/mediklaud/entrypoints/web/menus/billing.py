"""What billing finds in the menu."""

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.entrypoints.web.menus.item import Item
from mediklaud.entrypoints.web.menus.item import marked as _

_BILLING, _DISPUTE = {Role.BILLING}, Permission.DECIDE_DISPUTE
_CREDIT, _REFUND = Permission.DECIDE_CREDIT, Permission.DECIDE_REFUND

MENU: tuple[Item, ...] = (
    Item(_("Accounts"), "/accounts", "wallet", Permission.INVOICE, _BILLING),
    Item(_("Credit notes"), "/credit-requests", "undo-2", _CREDIT, _BILLING),
    Item(_("Refunds"), "/refunds", "hand-coins", _REFUND, _BILLING),
    Item(_("Objections"), "/disputes", "message-square-warning", _DISPUTE, _BILLING),
)
