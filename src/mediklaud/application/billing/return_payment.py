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
    """Ask whether it was done; else do it. Who says nothing is asked again later."""
    is_its_own = exception.provider == gateway.name
    returning = exception.status is ExceptionStatus.RETURNING
    waiting = GatewayRefundState.WAITING
    state = _asked(exception, gateway) if returning and is_its_own else waiting
    return Returned(exception=exception, state=state)


def _asked(exception: PaymentException, gateway: PaymentGateway) -> GatewayRefundState:
    """A no to the question says nothing of the money, which may have gone before."""
    key, ref = str(exception.id), exception.provider_ref
    try:
        truth = gateway.fetch(ref)
    except (GatewaySilent, GatewayRefused):
        return GatewayRefundState.WAITING
    known = truth.refund(key)
    if known is not None and known.state is GatewayRefundState.FAILED:
        key = _decided_anew(exception)
        known = truth.refund(key)
    try:
        found = known or gateway.refund(ref, exception.captured, key)
    except GatewaySilent:
        return GatewayRefundState.WAITING
    except GatewayRefused:
        return GatewayRefundState.FAILED
    return _state_of(found, exception)


def _decided_anew(exception: PaymentException) -> str:
    """What failed stays failed under its key: a new decision has one of its own."""
    at = exception.decided_at
    return f"{exception.id}-{at.timestamp():.0f}" if at else str(exception.id)


def _state_of(found: GatewayRefund, exception: PaymentException) -> GatewayRefundState:
    """Less than all of it is not done: somebody has to look at the gateway."""
    is_whole = found.amount == exception.captured
    return found.state if is_whole else GatewayRefundState.WAITING


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
