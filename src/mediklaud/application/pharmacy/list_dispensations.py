"""What one patient was handed."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.domain.shared.ids import DispensationId, PatientId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.dispensing import Dispensations


@frozen(kw_only=True)
class ListDispensations(Query[tuple[Dispensation, ...]]):
    """A patient's dispensations, also those undone."""

    permission: ClassVar = Permission.READ_DISPENSATION
    patient_id: PatientId
    after: DispensationId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_dispensations(
    query: ListDispensations, *, dispensations: Dispensations
) -> tuple[Dispensation, ...]:
    """The newest first."""
    return dispensations.of_patient(
        query.patient_id, after=query.after, limit=query.limit
    )
