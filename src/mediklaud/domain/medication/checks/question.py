"""One question to the knowledge: the medicines, and whom they are for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from attrs import define, field

from mediklaud.domain.medication.checks.index import KnowledgeIndex
from mediklaud.domain.medication.checks.known import KnownMedicine
from mediklaud.domain.medication.checks.pairs import Days
from mediklaud.domain.medication.checks.stack import Known, Stack
from mediklaud.domain.medication.medicine import KnownAllergy, Medicine, PatientFacts

_DOSE, _STOPPED_ON = attrgetter("dose"), attrgetter("stopped_on")


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
    is_dosed: bool = field(init=False)
    unsure: list[int] = field(init=False)
    """Which medicines no base knows for sure, and whole."""

    def __attrs_post_init__(self) -> None:
        self.is_dosed = any(map(_DOSE, self.medicines))
        self.unsure = list(range(len(self.medicines)))
        for known in self.looked:
            self.unsure = [
                place
                for place in self.unsure
                if (one := known[place]) is None or not one.is_sure
            ]

    @property
    def bases(self) -> Iterator[tuple[KnowledgeIndex, Known]]:
        """Each base, with the medicines as it knows them."""
        return zip(self.stack.indexes, self.looked, strict=True)

    def active(self, known: Known) -> Iterator[tuple[int, KnownMedicine]]:
        """What is asked about and still taken, as one base knows it."""
        for place in range(self.first, len(known)):
            found = known[place]
            if found is not None and self.days[place] is None:
                yield place, found

    def unknown(self) -> list[int]:
        """Which medicines no base knows."""
        return [p for p in self.unsure if not any(known[p] for known in self.looked)]

    def label(self, place: int) -> str:
        """How findings name this medicine."""
        medicine = self.medicines[place]
        return medicine.label or medicine.name


def days_since(medicines: list[Medicine], on: date | None) -> list[Days]:
    """How long ago each was stopped; None while it is taken, as far as one knows."""
    if on is None:
        return [None] * len(medicines)
    stopped = list(map(_STOPPED_ON, medicines))
    if not any(stopped):
        return [None] * len(medicines)
    return [_days(end, on) for end in stopped]


def _days(stopped_on: date | None, on: date) -> Days:
    return None if stopped_on is None or stopped_on >= on else (on - stopped_on).days
