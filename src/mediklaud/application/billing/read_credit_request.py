"""What somebody wants credited, for who decides on it."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.credit_request import CreditRequest
from mediklaud.domain.shared.ids import CreditRequestId
from mediklaud.ports.crediting import CreditRequests


@frozen(kw_only=True)
class ReadCreditRequest(Query[CreditRequest]):
    """One request for a credit note, decided or not."""

    permission: ClassVar = Permission.CREDIT
    credit_request_id: CreditRequestId


def read_credit_request(
    query: ReadCreditRequest, *, requests: CreditRequests, scope: Scope
) -> CreditRequest:
    """As it stands."""
    return requests.get(query.credit_request_id, scope)
