"""Money that came late or amiss, for who decides on it."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.payment_exception import PaymentException
from mediklaud.domain.shared.ids import PaymentExceptionId
from mediklaud.ports.payments_online import PaymentExceptions


@frozen(kw_only=True)
class ReadPaymentException(Query[PaymentException]):
    """One payment that is amiss, decided or not."""

    permission: ClassVar = Permission.READ_PAYMENT_EXCEPTIONS
    exception_id: PaymentExceptionId


def read_payment_exception(
    query: ReadPaymentException, *, exceptions: PaymentExceptions
) -> PaymentException:
    """As it stands."""
    return exceptions.get(query.exception_id)
