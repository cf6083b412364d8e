"""What became of a patient's late wishes."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.scheduling.change_request import ChangeRequest
from mediklaud.domain.shared.ids import ChangeRequestId, PatientId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.change_requests import ChangeRequests


@frozen(kw_only=True)
class ListPatientChangeRequests(Query[tuple[ChangeRequest, ...]]):
    """A patient's own requests, decided or not."""

    permission: ClassVar = Permission.REQUEST_CHANGE
    patient_id: PatientId
    after: ChangeRequestId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_patient_change_requests(
    query: ListPatientChangeRequests, *, requests: ChangeRequests
) -> tuple[ChangeRequest, ...]:
    """The newest first."""
    return requests.of_patient(query.patient_id, after=query.after, limit=query.limit)
