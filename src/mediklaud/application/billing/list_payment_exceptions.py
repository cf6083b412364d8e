"""Money that came online late or amiss."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.payment_exception import PaymentException
from mediklaud.domain.shared.ids import PaymentExceptionId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.payments_online import PaymentExceptions


@frozen(kw_only=True)
class ListPaymentExceptions(Query[tuple[PaymentException, ...]]):
    """What waits for a decision, or all there ever was: the latest found first."""

    permission: ClassVar = Permission.READ_PAYMENT_EXCEPTIONS
    waiting: bool = True
    after: PaymentExceptionId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_payment_exceptions(
    query: ListPaymentExceptions, *, exceptions: PaymentExceptions
) -> tuple[PaymentException, ...]:
    """One page of them."""
    return exceptions.page(waiting=query.waiting, after=query.after, limit=query.limit)
