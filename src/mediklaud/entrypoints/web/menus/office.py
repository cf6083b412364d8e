"""What chief medical officer, privacy officer and administrator find in the menu."""

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.entrypoints.web.menus.item import Item
from mediklaud.entrypoints.web.menus.item import marked as _

_PRIVACY = {Role.PRIVACY_OFFICER}
_AMEND, _GIVEN = Permission.DECIDE_AMENDMENT, Permission.RECORD_DISCLOSURE
_ANSWERS = {Role.PRIVACY_OFFICER, Role.DOCTOR}
_REVIEW, _AUDIT = Permission.REVIEW_BREAK_GLASS, Permission.READ_AUDIT

_OF_PRIVACY: tuple[Item, ...] = (
    Item(_("Emergency access"), "/privacy/reviews", "siren", _REVIEW, _PRIVACY),
    Item(_("Audit"), "/privacy/audit", "scroll-text", _AUDIT, _PRIVACY),
    Item(_("Activity reports"), "/privacy/reports", "radar", _AUDIT, _PRIVACY),
    Item(_("Breach"), "/privacy/breach", "shield-alert", _AUDIT, _PRIVACY),
    Item(_("A patient's data"), "/privacy/patients", "user-search", _GIVEN, _PRIVACY),
    Item(_("Corrections"), "/wishes", "pen-line", _AMEND, _ANSWERS),
)
_DECIDES = {Role.CHIEF_MEDICAL_OFFICER, Role.PRIVACY_OFFICER}
_ROLES, _FACTORS = Permission.DECIDE_ROLES, Permission.DECIDE_FACTOR_RESET
_MERGE, _MERGERS = Permission.DECIDE_MERGE, {Role.PRIVACY_OFFICER, Role.FRONT_DESK}
_DECIDED: tuple[Item, ...] = (
    Item(_("Double files"), "/merges", "files", _MERGE, _MERGERS),
    Item(_("Roles to decide"), "/role-requests", "user-check", _ROLES, _DECIDES),
    Item(_("Lost factors"), "/lost-factors", "key-round", _FACTORS, _DECIDES),
)
_ADMIN = {Role.ADMINISTRATOR}
_CHECK = {Role.ADMINISTRATOR, Role.PRIVACY_OFFICER}
_PEOPLE, _KEYS = Permission.MANAGE_ACCOUNTS, Permission.MANAGE_KEYS
_OUTBOX, _VERIFY = Permission.READ_OUTBOX, Permission.VERIFY_AUDIT
_ADMINISTRATION: tuple[Item, ...] = (
    Item(_("People"), "/users", "users", _PEOPLE, _ADMIN),
    Item(_("Programs"), "/programs", "plug", _PEOPLE, _ADMIN),
    Item(_("Messages"), "/outbox", "mail", _OUTBOX, _ADMIN),
    Item(_("System"), "/system", "activity", _OUTBOX, _ADMIN),
    Item(_("Audit check"), "/audit-check", "shield-check", _VERIFY, _CHECK),
    Item(_("Keys"), "/keys", "key-round", _KEYS, _ADMIN),
)
_CHIEF = {Role.CHIEF_MEDICAL_OFFICER}
_REGISTER, _AWAY = Permission.REGISTER_DOCTOR, Permission.RECORD_ABSENCE
_OF_CHIEF: tuple[Item, ...] = (
    Item(_("Doctors"), "/doctors", "stethoscope", _REGISTER, _CHIEF),
    Item(_("Visits to decide"), "/impacted", "calendar-x", _AWAY),
)
MENU: tuple[Item, ...] = (*_OF_CHIEF, *_OF_PRIVACY, *_DECIDED, *_ADMINISTRATION)
