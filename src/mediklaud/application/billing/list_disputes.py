"""What patients object to, for those who answer it (U2)."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.dispute import Dispute
from mediklaud.domain.shared.ids import DisputeId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.crediting import Disputes


@frozen(kw_only=True)
class ListDisputes(Query[tuple[Dispute, ...]]):
    """Those that nobody answered yet, the first opened first."""

    permission: ClassVar = Permission.DECIDE_DISPUTE
    after: DisputeId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_disputes(query: ListDisputes, *, disputes: Disputes) -> tuple[Dispute, ...]:
    """One page of them."""
    return disputes.open(query.after, query.limit)
