"""The role x action matrix: who may do what, and whose (X1). Deny by default."""

from enum import Enum, auto

from attrs import frozen

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.field_set import FieldSet


class Reach(Enum):
    """Whose things a permission reaches."""

    ALL = auto()
    OWN = auto()
    """A patient's own."""
    SCHEDULE = auto()
    """What stands in the doctor's own schedule, while the doctor may work here."""
    CARE = auto()
    """Patients with whom a doctor who may work here has a care relationship (D5)."""
    QUEUE = auto()
    """Patients for whom the pharmacy has work, or had it in the last seven days."""


@frozen
class Grant:
    """Whose things a role reaches, and how much of a patient's file it is shown."""

    reach: Reach
    sees: FieldSet = FieldSet.FULL


_ALL, _OWN, _SCHEDULE, _CARE = Reach.ALL, Reach.OWN, Reach.SCHEDULE, Reach.CARE
_QUEUE = Reach.QUEUE
_PATIENT, _DOCTOR, _DESK = Role.PATIENT, Role.DOCTOR, Role.FRONT_DESK
_SENIOR, _PHARMACY = Role.SENIOR_DOCTOR, Role.PHARMACIST
_BILLING, _CMO = Role.BILLING, Role.CHIEF_MEDICAL_OFFICER
_PRIVACY, _ADMIN, _WORKER = Role.PRIVACY_OFFICER, Role.ADMINISTRATOR, Role.WORKER
_NEWCOMER, _SERVICE = Role.NEWCOMER, Role.SERVICE

_Cells = dict[Role, Reach | Grant]
_EVERY_STAFF: _Cells = dict.fromkeys(
    (_DOCTOR, _SENIOR, _PHARMACY, _DESK, _BILLING, _CMO, _PRIVACY, _ADMIN), _ALL
)
_EVERYBODY: _Cells = {_PATIENT: _ALL, **_EVERY_STAFF}
_EVERYBODY_AND_PROGRAMS: _Cells = {**_EVERYBODY, _SERVICE: _ALL}
_CARDS = Grant(_ALL, FieldSet.IDENTITY)
_ADDRESSES = Grant(_ALL, FieldSet.ADDRESS)

MATRIX: dict[Permission, _Cells] = {
    Permission.SIGN_IN: {Role.ANYONE: _ALL},
    Permission.USE_OWN_ACCOUNT: {**_EVERYBODY, _NEWCOMER: _ALL},
    Permission.MANAGE_ACCOUNTS: {_ADMIN: _ALL},
    Permission.DECIDE_ROLES: {_CMO: _ALL, _PRIVACY: _ALL},
    Permission.READ_ROLE_REQUESTS: {_ADMIN: _ALL, _CMO: _ALL, _PRIVACY: _ALL},
    Permission.DECIDE_FACTOR_RESET: {_CMO: _ALL, _PRIVACY: _ALL},
    Permission.READ_FACTOR_RESETS: {_ADMIN: _ALL, _CMO: _ALL, _PRIVACY: _ALL},
    Permission.INVITE_PATIENT: {_DESK: _ALL},
    Permission.READ_AUDIT: {_PRIVACY: _ALL},
    Permission.VERIFY_AUDIT: {_PRIVACY: _ALL, _ADMIN: _ALL, Role.OPERATOR: _ALL},
    Permission.SEAL_AUDIT: {_WORKER: _ALL},
    Permission.TIDY_UP: {_WORKER: _ALL},
    Permission.MANAGE_KEYS: {_ADMIN: _ALL},
    Permission.OPERATE: {Role.OPERATOR: _ALL},
    Permission.REGISTER_DOCTOR: {_CMO: _ALL},
    Permission.READ_DOCTOR: _EVERYBODY_AND_PROGRAMS,
    Permission.READ_DOCTOR_FILE: {_CMO: _ALL, _DOCTOR: _SCHEDULE},
    Permission.ENROL_PATIENT: {_DESK: _ALL},
    Permission.FIND_PATIENT: {_DESK: _CARDS, _BILLING: _CARDS},
    Permission.IDENTIFY_PATIENT: {
        _PATIENT: _OWN, _DOCTOR: _CARE, _DESK: _ALL, _BILLING: _ALL, _CMO: _ALL,
        _PRIVACY: _ALL, _PHARMACY: _QUEUE,
    },
    Permission.READ_PATIENT: {
        _PATIENT: _OWN, _DOCTOR: _CARE, _DESK: _ALL, _BILLING: _ADDRESSES,
        _PHARMACY: Grant(_QUEUE, FieldSet.ADDRESS),
    },
    Permission.UPDATE_PATIENT: {_PATIENT: _OWN, _DESK: _ALL},
    Permission.ASK_FOR_MERGE: {_DESK: _ALL},
    Permission.DECIDE_MERGE: {_DESK: _ALL, _PRIVACY: _ALL},
    Permission.SET_AVAILABILITY: {_CMO: _ALL},
    Permission.RECORD_ABSENCE: {_CMO: _ALL, _DESK: _ALL},
    Permission.FIND_SLOT: _EVERYBODY_AND_PROGRAMS,
    Permission.BOOK_APPOINTMENT: {
        _PATIENT: _OWN, _DESK: _ALL, _DOCTOR: _SCHEDULE, _SERVICE: _ALL,
    },
    Permission.OVERBOOK: {_DESK: _ALL, _DOCTOR: _SCHEDULE, _CMO: _ALL},
    Permission.READ_APPOINTMENT: {
        _PATIENT: _OWN, _DOCTOR: _SCHEDULE, _DESK: _ALL, _CMO: _ALL, _SERVICE: _ALL,
    },
    Permission.CHANGE_APPOINTMENT: {
        _PATIENT: _OWN, _DOCTOR: _SCHEDULE, _DESK: _ALL, _SERVICE: _ALL,
    },
    Permission.REQUEST_CHANGE: {_PATIENT: _OWN},
    Permission.DECIDE_CHANGE: {_DESK: _ALL},
    Permission.RECEIVE_PATIENT: {_DESK: _ALL, _DOCTOR: _SCHEDULE},
    Permission.READ_DAY_BOARD: {_DESK: _ALL, _CMO: _ALL},
    Permission.READ_SCHEDULE: {_DOCTOR: _SCHEDULE, _DESK: _ALL, _CMO: _ALL},
    Permission.CONSULT: {_DOCTOR: _SCHEDULE},
    Permission.SEARCH_DISEASES: {_DOCTOR: _ALL},
    Permission.READ_RECORD: {_PATIENT: _OWN, _DOCTOR: _CARE},
    Permission.WRITE_NOTE: {_DOCTOR: _CARE},
    Permission.RECORD_PROCEDURE: {_DOCTOR: _SCHEDULE},
    Permission.BREAK_GLASS: {_DOCTOR: _ALL, _WORKER: _ALL},
    Permission.REVIEW_BREAK_GLASS: {_PRIVACY: _ALL},
    Permission.READ_ACCESSES: {_PATIENT: _OWN, _PRIVACY: _ALL},
    Permission.SET_TARIFF: {_BILLING: _ALL},
    Permission.READ_TARIFF: {_BILLING: _ALL, _DESK: _ALL, _CMO: _ALL},
    Permission.READ_CHARGES: {_PATIENT: _OWN, _BILLING: _ALL},
    Permission.INVOICE: {_BILLING: _ALL},
    Permission.READ_INVOICE: {_PATIENT: _OWN, _BILLING: _ALL},
    Permission.READ_ACCOUNT: {_PATIENT: _OWN, _BILLING: _ALL, _DESK: _ALL},
    Permission.TAKE_PAYMENT: {_BILLING: _ALL, _DESK: _ALL},
    Permission.OVERRIDE_DUES: {_BILLING: _ALL, _CMO: _ALL},
    Permission.CREDIT: {_BILLING: _ALL},
    Permission.DECIDE_CREDIT: {_BILLING: _ALL},
    Permission.DISPUTE: {_PATIENT: _OWN, _BILLING: _ALL},
    Permission.DECIDE_DISPUTE: {_BILLING: _ALL},
    Permission.PLAN_PAYMENTS: {_BILLING: _ALL},
    Permission.ASK_REFUND: {_BILLING: _ALL},
    Permission.DECIDE_REFUND: {_BILLING: _ALL},
    Permission.PAY_OUT_REFUND: {_BILLING: _ALL, _DESK: _ALL},
    Permission.READ_REFUND: {_PATIENT: _OWN, _BILLING: _ALL, _DESK: _ALL},
    Permission.KEEP_CASH: {_BILLING: _ALL, _DESK: _ALL},
    Permission.READ_CASH: {_BILLING: _ALL},
    Permission.PAY_ONLINE: {_PATIENT: _OWN},
    Permission.PAY_BY_LINK: {Role.ANYONE: _ALL},
    Permission.REPORT_PAYMENT: {Role.ANYONE: _ALL},
    Permission.SETTLE_PAYMENT: {_WORKER: _ALL},
    Permission.READ_PAYMENT_EXCEPTIONS: {_BILLING: _ALL},
    Permission.DECIDE_PAYMENT_EXCEPTION: {_BILLING: _ALL},
    Permission.READ_BOOKS: {_BILLING: _ALL, _CMO: _ALL},
    Permission.CLOSE_BOOKS: {_BILLING: _ALL},
    Permission.READ_OUTBOX: {_ADMIN: _ALL},
    Permission.DELIVER: {_WORKER: _ALL},
    Permission.CHECK_SAFETY: {_DOCTOR: _CARE, _PHARMACY: _QUEUE},
    Permission.MANAGE_KNOWLEDGE: {_CMO: _ALL, _PHARMACY: _ALL},
    Permission.DECIDE_TUNING: {_CMO: _ALL, _PHARMACY: _ALL},
    Permission.READ_ALERT_REPORT: {_CMO: _ALL, _PHARMACY: _ALL, _PRIVACY: _ALL},
    Permission.PRESCRIBE: {_DOCTOR: _CARE},
    Permission.OVERRIDE_CONTRAINDICATION: {_SENIOR: _ALL, _CMO: _ALL},
    Permission.READ_PRESCRIPTION: {
        _PATIENT: _OWN, _DOCTOR: _CARE, _PHARMACY: _QUEUE,
    },
    Permission.READ_ALLERGIES: {_PATIENT: _OWN, _DOCTOR: _CARE, _PHARMACY: _QUEUE},
    Permission.RECORD_ALLERGY: {_DOCTOR: _CARE},
    Permission.READ_QUEUE: {_PHARMACY: _ALL},
    Permission.DISPENSE: {_PHARMACY: _QUEUE},
    Permission.READ_DISPENSATION: {
        _PATIENT: _OWN, _DOCTOR: _CARE, _PHARMACY: _QUEUE,
    },
    Permission.MANAGE_STOCK: {_PHARMACY: _ALL},
    Permission.READ_STOCK: {_PHARMACY: _ALL, _CMO: _ALL},
    Permission.RECALL: {_PHARMACY: _ALL},
    Permission.READ_PHARMACY_REPORT: {_PHARMACY: _ALL, _CMO: _ALL},
    Permission.EXPORT_RECORD: {_PATIENT: _OWN},
    Permission.ASK_AMENDMENT: {_PATIENT: _OWN},
    Permission.READ_AMENDMENTS: {_PATIENT: _OWN, _DOCTOR: _CARE, _PRIVACY: _ALL},
    Permission.DECIDE_AMENDMENT: {_DOCTOR: _SCHEDULE, _PRIVACY: _ALL},
    Permission.MANAGE_GUARDIANS: {_PATIENT: _OWN, _DESK: _ALL},
    Permission.RECORD_DISCLOSURE: {_PRIVACY: _ALL},
    Permission.READ_DISCLOSURES: {_PATIENT: _OWN, _PRIVACY: _ALL},
}  # fmt: skip
"""Each permission's roles, with whose things they reach by it."""

IN_EMERGENCIES = frozenset(
    {
        Permission.IDENTIFY_PATIENT,
        Permission.READ_PATIENT,
        Permission.READ_RECORD,
        Permission.READ_APPOINTMENT,
        Permission.WRITE_NOTE,
        Permission.READ_ALLERGIES,
        Permission.READ_PRESCRIPTION,
        Permission.READ_DISPENSATION,
        Permission.CHECK_SAFETY,
    }
)
"""What emergency access opens to a doctor outside care (X3); never an export."""


def grants_of(permission: Permission) -> dict[Role, Grant]:
    """Each role that has the permission, with how far it goes."""
    cells = MATRIX[permission]
    return {
        role: cell if isinstance(cell, Grant) else Grant(cell)
        for role, cell in cells.items()
    }
