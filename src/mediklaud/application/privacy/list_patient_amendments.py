"""What became of a patient's wishes about the record."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.privacy.amendment import Amendment
from mediklaud.domain.shared.ids import AmendmentId, PatientId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.rights import Amendments


@frozen(kw_only=True)
class ListPatientAmendments(Query[tuple[Amendment, ...]]):
    """Every wish with its answer, for the patient and those who read the record."""

    permission: ClassVar = Permission.READ_AMENDMENTS
    patient_id: PatientId
    after: AmendmentId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_patient_amendments(
    query: ListPatientAmendments, *, amendments: Amendments
) -> tuple[Amendment, ...]:
    """The newest first."""
    return amendments.of_patient(query.patient_id, after=query.after, limit=query.limit)
