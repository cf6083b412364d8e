"""What patients find in the menu."""

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.entrypoints.web.menus.item import Item
from mediklaud.entrypoints.web.menus.item import marked as _

_PATIENT = {Role.PATIENT}
_SEE, _BOOK = Permission.READ_APPOINTMENT, Permission.BOOK_APPOINTMENT
_PAY, _REACH = Permission.PAY_ONLINE, Permission.UPDATE_PATIENT
_MEDICINES, _SEEN = Permission.READ_PRESCRIPTION, Permission.READ_ACCESSES
_WISH, _NAME = Permission.ASK_AMENDMENT, Permission.MANAGE_GUARDIANS

MENU = (
    Item(_("Appointments"), "/appointments", "calendar-days", _SEE, _PATIENT),
    Item(_("Book a visit"), "/book", "calendar-plus", _BOOK, _PATIENT),
    Item(_("Invoices"), "/my/invoices", "receipt-text", _PAY, _PATIENT),
    Item(_("Medicines"), "/my/medicines", "pill", _MEDICINES, _PATIENT),
    Item(_("Your record"), "/my/record", "shield-check", _SEEN, _PATIENT),
    Item(_("Set something right"), "/my/wishes", "pen-line", _WISH, _PATIENT),
    Item(_("Family and helpers"), "/my/people", "users", _NAME, _PATIENT, own=True),
    Item(_("How we reach you"), "/my/contact", "mail", _REACH, _PATIENT),
)
