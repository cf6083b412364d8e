"""Nobody acts as staff on their own record (X1, X3)."""

from typing import ClassVar

from attrs import frozen

from mediklaud.domain.access.actor import Actor
from mediklaud.domain.errors import NotPermitted
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.shared.texts import name_key


@frozen
class OwnRecord(NotPermitted):
    """Nobody takes emergency access to their own record: ask as a patient."""

    rule: ClassVar[str] = "X3"


def require_somebody_elses(patient: Patient, doctor: Doctor, actor: Actor) -> None:
    """Refuse it to the patient's own hands, as far as the books can tell."""
    if actor.patient_id == patient.id or _are_one(patient, doctor):
        raise OwnRecord


def _are_one(patient: Patient, doctor: Doctor) -> bool:
    """The same name, reached at the same phone or address."""
    ours, theirs = patient.contact, doctor.contact
    same_phone = ours.phone is not None and ours.phone == theirs.phone
    same_email = ours.email is not None and ours.email == theirs.email
    same_name = name_key(patient.name) == name_key(doctor.name)
    return same_name and (same_phone or same_email)
