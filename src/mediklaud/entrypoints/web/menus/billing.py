"""What billing finds in the menu."""

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.permissions import Permission as May
from mediklaud.entrypoints.web.menus.item import Item
from mediklaud.entrypoints.web.menus.item import marked as _

_WHO = {Role.BILLING}
_READS = {Role.BILLING, Role.CHIEF_MEDICAL_OFFICER}
_OBJECTS, _AMISS = "message-square-warning", "circle-question-mark"
_SORT_OUT = May.DECIDE_PAYMENT_EXCEPTION

MENU: tuple[Item, ...] = (
    Item(_("Accounts"), "/accounts", "wallet", May.INVOICE, _WHO),
    Item(_("Credit notes"), "/credit-requests", "undo-2", May.DECIDE_CREDIT, _WHO),
    Item(_("Refunds"), "/refunds", "hand-coins", May.DECIDE_REFUND, _WHO),
    Item(_("Objections"), "/disputes", _OBJECTS, May.DECIDE_DISPUTE, _WHO),
    Item(_("Money amiss"), "/payment-exceptions", _AMISS, _SORT_OUT, _WHO),
    Item(_("Tariffs"), "/tariffs", "tag", May.SET_TARIFF, _WHO),
    Item(_("The books"), "/books/revenue", "chart-column", May.READ_BOOKS, _READS),
)
