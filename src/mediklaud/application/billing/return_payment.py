"""The worker sends back money that came late or amiss, once it was decided."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.gateway import (
    GatewayRefund,
    GatewayRefundState,
    GatewayRefused,
    GatewaySilent,
)
from mediklaud.domain.billing.payment_exception import ExceptionStatus, PaymentException
from mediklaud.domain.shared.ids import PaymentExceptionId
from mediklaud.ports.payments import PaymentGateway
from mediklaud.ports.payments_online import PaymentExceptions


@frozen(kw_only=True)
class ReturnPayment(Command[PaymentException]):
    """Have the gateway give it back; under one key, so that it is given back once."""

    permission: ClassVar = Permission.SETTLE_PAYMENT
    remembered: ClassVar = False
    exception_id: PaymentExceptionId


@frozen(kw_only=True)
class Returned:
    """What came of asking the gateway."""

    exception: PaymentException
    state: GatewayRefundState


def before_returning(
    command: ReturnPayment, *, exceptions: PaymentExceptions
) -> PaymentException:
    """What is to go back."""
    return exceptions.get(command.exception_id)


def give_back(exception: PaymentException, *, gateway: PaymentGateway) -> Returned:
    """Ask whether it was done; else do it. Whoever is silent is asked again later."""
    state = GatewayRefundState.WAITING
    if exception.status is ExceptionStatus.RETURNING:
        try:
            state = _given_back(exception, gateway).state
        except GatewaySilent:
            state = GatewayRefundState.WAITING
        except GatewayRefused:
            state = GatewayRefundState.FAILED
    return Returned(exception=exception, state=state)


def _given_back(exception: PaymentException, gateway: PaymentGateway) -> GatewayRefund:
    key, ref = str(exception.id), exception.provider_ref
    known = gateway.fetch(ref).refund(key)
    return known or gateway.refund(ref, exception.captured, key)


def return_payment(
    returned: Returned, *, exceptions: PaymentExceptions
) -> PaymentException:
    """Gone back, or to be decided anew, or still on its way."""
    exception = exceptions.get(returned.exception.id)
    if exception.status is not ExceptionStatus.RETURNING:
        return exception
    if returned.state is GatewayRefundState.DONE:
        return exceptions.save(exception.gone_back())
    if returned.state is GatewayRefundState.FAILED:
        return exceptions.save(exception.refused_back())
    return exception
