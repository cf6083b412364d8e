"""What waits for a second pharmacist."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.domain.shared.ids import DispensationId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.dispensing import Dispensations


@frozen(kw_only=True)
class ListAwaitingWitness(Query[tuple[Dispensation, ...]]):
    """Controlled medicines handed out that do not count yet (H6)."""

    permission: ClassVar = Permission.READ_QUEUE
    after: DispensationId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_awaiting_witness(
    query: ListAwaitingWitness, *, dispensations: Dispensations
) -> tuple[Dispensation, ...]:
    """The first handed out first."""
    return dispensations.awaiting(after=query.after, limit=query.limit)
