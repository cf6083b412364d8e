"""What waits for a second person before it is credited (B4)."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.credit_request import CreditRequest
from mediklaud.domain.shared.ids import CreditRequestId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.crediting import CreditRequests


@frozen(kw_only=True)
class ListCreditRequests(Query[tuple[CreditRequest, ...]]):
    """Those that nobody decided yet, the first asked first."""

    permission: ClassVar = Permission.CREDIT
    after: CreditRequestId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_credit_requests(
    query: ListCreditRequests, *, requests: CreditRequests
) -> tuple[CreditRequest, ...]:
    """One page of them."""
    return requests.waiting(query.after, query.limit)
