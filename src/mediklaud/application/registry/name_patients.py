"""Staff read names instead of ids on their lists."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.registry.patient_card import PatientCard
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.listing import LARGEST_LIMIT, ImpossibleLimit
from mediklaud.ports.registry import Patients


def _not_too_many(
    _instance: object, _attribute: object, value: tuple[PatientId, ...]
) -> None:
    if len(value) > LARGEST_LIMIT:
        raise ImpossibleLimit(len(value))


@frozen(kw_only=True)
class NamePatients(Query[tuple[PatientCard, ...]]):
    """Tell whose ids these are: as much of each as a search tells."""

    permission: ClassVar = Permission.FIND_PATIENT
    patient_ids: tuple[PatientId, ...] = field(validator=_not_too_many)


def name_patients(
    query: NamePatients, *, patients: Patients
) -> tuple[PatientCard, ...]:
    """The cards of those that there are, by one question."""
    return tuple(map(PatientCard.of, patients.these(set(query.patient_ids))))
