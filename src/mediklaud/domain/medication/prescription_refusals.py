"""What stands against a step in a prescription's life."""

from datetime import date
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import (
    InvalidValue,
    NotFound,
    NotPermitted,
    RuleBroken,
    StaleVersion,
)
from mediklaud.domain.shared.ids import PatientId, PrescriptionId


@frozen
class PrescriptionNotFound(NotFound):
    """There is no such prescription, or it is not yours to see."""

    rule: ClassVar[str] = "X1"
    prescription_id: PrescriptionId


@frozen
class PrescriptionChanged(StaleVersion):
    """Somebody changed the prescription meanwhile: read it again."""

    rule: ClassVar[str] = "H5"
    prescription_id: PrescriptionId


@frozen
class WrongPrescriptionState(RuleBroken):
    """The prescription's state does not allow this step."""

    rule: ClassVar[str] = "H5"
    prescription_id: PrescriptionId
    status: str


@frozen
class PrescriptionOutOfDate(RuleBroken):
    """The prescription's days are over: the patient needs a new one."""

    rule: ClassVar[str] = "H5"
    prescription_id: PrescriptionId
    valid_until: date


@frozen
class AlreadyDispensed(RuleBroken):
    """Some of it was handed out: it can be cancelled, but not changed."""

    rule: ClassVar[str] = "H5"
    prescription_id: PrescriptionId


@frozen
class AlreadyRenewed(RuleBroken):
    """Its renewal waits already: have that handed out, or take it back first."""

    rule: ClassVar[str] = "H6"
    prescription_id: PrescriptionId
    renewal: PrescriptionId


@frozen
class MoreThanPrescribed(RuleBroken):
    """That is more than what is left of the prescription and its refills."""

    rule: ClassVar[str] = "H6"
    prescription_id: PrescriptionId
    left: int


@frozen
class NotDispensedThatMuch(RuleBroken):
    """So much of this prescription was never handed out."""

    rule: ClassVar[str] = "H9"
    prescription_id: PrescriptionId
    dispensed: int


@frozen
class ImpossibleQuantity(InvalidValue):
    """A quantity is a whole number of base units, one at least."""

    rule: ClassVar[str] = "H1"


@frozen
class NoRefillsOfControlled(InvalidValue):
    """A controlled medicine has no refills."""

    rule: ClassVar[str] = "H6"


@frozen
class NotYourOwnOverride(NotPermitted):
    """What the knowledge forbids takes a second person: not who prescribed it."""

    rule: ClassVar[str] = "M3"
    prescription_id: PrescriptionId


@frozen
class PatientHasDied(RuleBroken):
    """Nothing is prescribed or handed out to a patient who has died."""

    rule: ClassVar[str] = "H5"
    patient_id: PatientId
