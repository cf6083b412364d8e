"""The privacy officer reads patients' numbers instead of ids (X4)."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.privacy import Names


@frozen(kw_only=True)
class NumberedPatient:
    """Which number a patient has whom the audit names."""

    id: PatientId
    number: str = field(repr=False)


@frozen(kw_only=True)
class NumberPatients(Query[tuple[NumberedPatient, ...]]):
    """Tell the numbers of patients: the officer needs no names to find their files."""

    permission: ClassVar = Permission.READ_AUDIT
    audited: ClassVar[bool] = False
    patient_ids: tuple[PatientId, ...]


def number_patients(
    query: NumberPatients, *, names: Names
) -> tuple[NumberedPatient, ...]:
    """Those that there are."""
    found = names.numbers_of_patients(set(query.patient_ids))
    return tuple(NumberedPatient(id=one, number=said) for one, said in found.items())
