"""One question to the knowledge: the medicines, and whom they are for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import define

from mediklaud.domain.medication.checks.known import KnownMedicine
from mediklaud.domain.medication.checks.pairs import Days
from mediklaud.domain.medication.checks.stack import Known, Stack
from mediklaud.domain.medication.medicine import KnownAllergy, Medicine, PatientFacts


@define(eq=False)
class Question:
    """Everything that is asked at once; what is asked about stands from `first` on."""

    stack: Stack
    medicines: list[Medicine]
    first: int
    """Before it stands what was checked when it was new."""
    allergies: list[KnownAllergy]
    on: date | None
    patient: PatientFacts | None
    looked: list[Known]
    """Base by base, the medicines as it knows them."""
    days: list[Days]
    """How long ago each was stopped."""

    def active(self, known: Known) -> Iterator[tuple[int, KnownMedicine]]:
        """What is asked about and still taken, as one base knows it."""
        for place in range(self.first, len(known)):
            found = known[place]
            if found is not None and self.days[place] is None:
                yield place, found

    def label(self, place: int) -> str:
        """How findings name this medicine."""
        medicine = self.medicines[place]
        return medicine.label or medicine.name


def days_since(medicine: Medicine, on: date | None) -> Days:
    """How long ago it was stopped; None while it is taken, or as far as one knows."""
    stopped = medicine.stopped_on
    if stopped is None or on is None or stopped >= on:
        return None
    return (on - stopped).days
