"""What a doctor writes on a prescription (H5)."""

from __future__ import annotations

from datetime import datetime, timedelta

from attrs import field, frozen

from mediklaud.domain.medication.dosage import Dosage, ImpossibleDosage
from mediklaud.domain.medication.prescription_refusals import (
    ImpossibleQuantity,
    NoRefillsOfControlled,
)
from mediklaud.domain.shared.ids import (
    ConsultationId,
    DoctorId,
    PatientId,
    PrescriptionId,
)
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.preparation import Administration, Preparation
from mediklaud.domain.shared.texts import clean_note

MOST_REFILLS = 12


def _instructions(text: str | None) -> str | None:
    return None if text is None else clean_note(text, "instructions", longest=1000)


def _reason(text: str | None) -> str | None:
    return None if text is None else clean_note(text, "quantity_reason", longest=1000)


@frozen(kw_only=True)
class Prescribed:
    """One medicine for one patient: which, how to take it, and how much of it."""

    id: PrescriptionId
    patient_id: PatientId
    prescriber: DoctorId
    prescriber_name: str = field(repr=False)
    """As it was on that day."""
    written_at: datetime = field(validator=has_time_zone)
    preparation: Preparation = field(repr=False)
    dosage: Dosage = field(repr=False)
    route: Administration = field(repr=False)
    quantity: int
    """In whole base units, for once: each refill is as much again."""
    quantity_reason: str | None = field(default=None, converter=_reason, repr=False)
    """Why it is not the computed one."""
    refills: int = 0
    controlled: bool = False
    instructions: str | None = field(default=None, converter=_instructions, repr=False)
    consultation_id: ConsultationId | None = None
    replaces: PrescriptionId | None = None
    """The version before, which was signed and is now cancelled."""
    renews: PrescriptionId | None = None

    def __attrs_post_init__(self) -> None:
        if self.quantity < 1:
            raise ImpossibleQuantity
        if not 0 <= self.refills <= MOST_REFILLS:
            raise ImpossibleDosage("refills")
        if self.controlled and self.refills:
            raise NoRefillsOfControlled

    @property
    def total(self) -> int:
        """All that may be handed out, refills and all."""
        return self.quantity * (1 + self.refills)

    def valid_for(self, first_supply: timedelta) -> timedelta:
        """For how long it can be handed out: each refill follows when one is used."""
        return first_supply + self.refills * timedelta(days=self.dosage.duration_days)
