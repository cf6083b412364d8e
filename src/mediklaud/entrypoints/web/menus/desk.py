"""What the front desk finds in the menu."""

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.entrypoints.web.menus.item import Item
from mediklaud.entrypoints.web.menus.item import marked as _

_DESK = {Role.FRONT_DESK}
_DECIDE = Permission.DECIDE_CHANGE
_FIND, _ENROL = Permission.FIND_PATIENT, Permission.ENROL_PATIENT

MENU: tuple[Item, ...] = (
    Item(_("Day board"), "/desk/board", "layout-grid", Permission.READ_DAY_BOARD),
    Item(_("Patients ask"), "/desk/changes", "message-square", _DECIDE, _DESK),
    Item(_("Find a patient"), "/desk/patients", "user-search", _FIND, _DESK),
    Item(_("Enrol a patient"), "/desk/enrol", "user-plus", _ENROL, _DESK),
    Item(_("Drawer"), "/desk/till", "banknote", Permission.KEEP_CASH),
)
