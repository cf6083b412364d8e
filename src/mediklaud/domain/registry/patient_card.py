"""The least that is needed to tell one patient from another."""

from __future__ import annotations

from attrs import frozen

from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.person import BirthDate


@frozen(kw_only=True)
class PatientCard:
    """One line of a search's result."""

    id: PatientId
    number: str
    name: str
    birth_date: BirthDate

    @classmethod
    def of(cls, patient: Patient) -> PatientCard:
        """The line for this patient."""
        return cls(
            id=patient.id,
            number=patient.number,
            name=patient.name,
            birth_date=patient.birth_date,
        )
