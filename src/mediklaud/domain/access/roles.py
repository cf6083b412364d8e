"""Which roles one person may hold together (static separation of duties, X1)."""

from collections.abc import Collection
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.access.actor import STAFF, Role
from mediklaud.domain.errors import InvalidValue, RuleBroken
from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId

_HELD_ALONE = frozenset({Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.PATIENT})
_DOCTORS = frozenset({Role.DOCTOR, Role.SENIOR_DOCTOR})
_GIVEN = STAFF | {Role.PATIENT}
_IN_WORDS = {
    "none": "An account needs at least one role.",
    "not_given": "Some of these roles are not given to anybody.",
    "held_alone": "Administrator, privacy officer and patient are held alone.",
    "prescribes": "Who prescribes does not dispense: not doctor and pharmacist.",
    "of_a_program": "A program's account holds no role of a person's.",
    "needs_patient": "The role patient belongs to patients' accounts alone.",
    "needs_doctor": "The role doctor needs the doctor (doctor_id) it is given to.",
}


@frozen
class RolesDoNotFit(InvalidValue):
    """These roles cannot be held together, or not by this person."""

    rule: ClassVar[str] = "X1"
    why: str
    """`none`, `not_given`, `held_alone`, `prescribes`,
    `of_a_program`, `needs_patient` or `needs_doctor`."""

    def __str__(self) -> str:
        return _IN_WORDS.get(self.why, self.message)


@frozen
class NotOnYourself(RuleBroken):
    """Others decide on your own account: its roles, a lost second factor, its end."""

    rule: ClassVar[str] = "X1"
    account_id: AccountId


@frozen
class LastAdministrator(RuleBroken):
    """The hospital would be left without an administrator."""

    rule: ClassVar[str] = "X1"
    account_id: AccountId


def require_fitting(
    roles: Collection[Role], patient_id: PatientId | None, doctor_id: DoctorId | None
) -> None:
    """Refuse roles that this person cannot hold, or not together."""
    held_alone = not _HELD_ALONE.isdisjoint(roles) and len(roles) > 1
    faults = {
        "not_given": not _GIVEN.issuperset(roles),
        "held_alone": held_alone,
        "prescribes": Role.PHARMACIST in roles and not _DOCTORS.isdisjoint(roles),
        "needs_patient": (Role.PATIENT in roles) != (patient_id is not None),
        "needs_doctor": not _DOCTORS.isdisjoint(roles) and doctor_id is None,
    }
    for why, found in faults.items():
        if found:
            raise RolesDoNotFit(why)


def require_only_service(roles: Collection[Role]) -> None:
    """Refuse a program any role but its own."""
    if set(roles) - {Role.SERVICE}:
        raise RolesDoNotFit("of_a_program")


def require_some(roles: Collection[Role]) -> None:
    """Refuse to ask for nothing."""
    if not roles:
        raise RolesDoNotFit("none")


def require_another(account_id: AccountId, acting: AccountId | None) -> None:
    """Refuse what nobody may do to themselves."""
    if account_id == acting:
        raise NotOnYourself(account_id)
