"""What a guardian may do for a patient, by the scopes that were given (P5)."""

from collections.abc import Collection

from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.proxy import ProxyScope

_ANY_SCOPE: frozenset[ProxyScope] = frozenset()
_APPOINTMENTS = frozenset({ProxyScope.APPOINTMENTS})
_BILLING = frozenset({ProxyScope.BILLING})
_CLINICAL = frozenset({ProxyScope.CLINICAL})

BY_PROXY: dict[Permission, frozenset[ProxyScope]] = {
    Permission.IDENTIFY_PATIENT: _ANY_SCOPE,
    Permission.READ_PATIENT: _ANY_SCOPE,
    Permission.BOOK_APPOINTMENT: _APPOINTMENTS,
    Permission.READ_APPOINTMENT: _APPOINTMENTS,
    Permission.CHANGE_APPOINTMENT: _APPOINTMENTS,
    Permission.REQUEST_CHANGE: _APPOINTMENTS,
    Permission.READ_RECORD: _CLINICAL,
    Permission.READ_PRESCRIPTION: _CLINICAL,
    Permission.READ_ALLERGIES: _CLINICAL,
    Permission.READ_DISPENSATION: _CLINICAL,
    Permission.READ_CHARGES: _BILLING,
    Permission.READ_INVOICE: _BILLING,
    Permission.READ_ACCOUNT: _BILLING,
    Permission.DISPUTE: _BILLING,
    Permission.READ_REFUND: _BILLING,
    Permission.PAY_ONLINE: _BILLING,
    Permission.EXPORT_RECORD: frozenset(ProxyScope),
    Permission.ASK_AMENDMENT: _CLINICAL,
    Permission.READ_AMENDMENTS: _CLINICAL,
    Permission.READ_DISCLOSURES: _CLINICAL,
    Permission.READ_ACCESSES: _CLINICAL,
}
"""What is a patient's own, and the scopes a guardian needs for it: all of these."""

NEVER_BY_PROXY = frozenset({Permission.UPDATE_PATIENT, Permission.MANAGE_GUARDIANS})
"""What is a patient's own, and stays with the patient and the front desk."""


def is_open_to(scopes: Collection[ProxyScope], permission: Permission) -> bool:
    """May somebody to whom these scopes were given do it? Not unless it is said."""
    needed = BY_PROXY.get(permission)
    return needed is not None and needed.issubset(scopes)
