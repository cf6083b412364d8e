"""Find a patient at the desk or on the phone."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.registry.patient_card import PatientCard
from mediklaud.domain.registry.search import PatientSearch, TooLittleToFind
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.domain.shared.numbers import MistypedNumber
from mediklaud.ports.registry import Patients


@frozen(kw_only=True)
class FindPatients(Query[tuple[PatientCard, ...]]):
    """By part of the name, a birth date too, or a whole number, phone or e-mail."""

    permission: ClassVar[Permission] = Permission.FIND_PATIENT
    q: str = field(repr=False)
    after: PatientId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def find_patients(
    query: FindPatients, *, patients: Patients
) -> tuple[PatientCard, ...]:
    """Who is meant; a mistyped or half typed number is told, unless it is an id."""
    search = PatientSearch.parse(query.q)
    found = patients.find(search, query.after, query.limit)
    if not found and query.after is None:
        _require_findable(search)
    return found


def _require_findable(search: PatientSearch) -> None:
    """Say so if it is the typing that finds nobody."""
    if search.mistyped:
        raise MistypedNumber
    if search.too_short:
        raise TooLittleToFind
