"""The patients' late wishes that wait for the front desk."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.scheduling.change_request import OpenChangeRequest
from mediklaud.domain.shared.ids import ChangeRequestId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.change_requests import ChangeRequests


@frozen(kw_only=True)
class ListChangeRequests(Query[tuple[OpenChangeRequest, ...]]):
    """What patients ask for, with each appointment as it stands."""

    permission: ClassVar = Permission.DECIDE_CHANGE
    after: ChangeRequestId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_change_requests(
    query: ListChangeRequests, *, requests: ChangeRequests, now: datetime
) -> tuple[OpenChangeRequest, ...]:
    """Those that can still be granted, the oldest first."""
    return requests.waiting(now, after=query.after, limit=query.limit)
