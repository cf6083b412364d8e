"""What doctors find in the menu."""

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.entrypoints.web.menus.item import Item
from mediklaud.entrypoints.web.menus.item import marked as _

_SECOND = {Role.SENIOR_DOCTOR, Role.CHIEF_MEDICAL_OFFICER}
_APPROVE = Permission.OVERRIDE_CONTRAINDICATION
_BREAK = Permission.BREAK_GLASS
_DOCTOR, _SEE = {Role.DOCTOR}, Permission.READ_SCHEDULE

MENU: tuple[Item, ...] = (
    Item(_("My day"), "/my-day", "clipboard-list", _SEE, _DOCTOR),
    Item(_("My week"), "/my-week", "calendar-days", _SEE, _DOCTOR),
    Item(_("Approvals"), "/approvals", "shield-check", _APPROVE, _SECOND),
    Item(_("Emergency access"), "/emergency-access", "siren", _BREAK, _DOCTOR),
)
