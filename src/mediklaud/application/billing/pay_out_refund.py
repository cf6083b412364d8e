"""Somebody hands money back to who paid it (B6, B9)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.billing.drawer import Drawer
from mediklaud.application.billing.refunding import Refunding
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.refund import PayOut, Refund
from mediklaud.domain.shared.ids import CashierSessionId, RefundId
from mediklaud.ports import cash


@frozen(kw_only=True)
class PayOutRefund(Command[Refund]):
    """Hand over an approved refund; what the gateway gives back, nobody pays out."""

    permission: ClassVar = Permission.PAY_OUT_REFUND
    refund_id: RefundId


def pay_out_refund(
    command: PayOutRefund,
    *,
    refunding: Refunding,
    drawer: Drawer,
    now: datetime,
    actor: Actor,
    scope: Scope,
) -> Refund:
    """Once; what goes over the desk leaves the drawer of who hands it over."""
    refund = refunding.held(command.refund_id, scope)
    refund.require_payable_here()
    session = drawer.session_for(refund.method)
    session_id = None if session is None else session.id
    how = PayOut(at=now, by=actor.account_id, cashier_session_id=session_id)
    paid = refunding.pay(refund.paid_out(how))
    if session_id is not None:
        drawer.sessions.pay_out(_from(session_id, paid))
    return paid


def _from(session_id: CashierSessionId, refund: Refund) -> cash.PayOut:
    return cash.PayOut(
        session_id=session_id,
        refund_id=refund.id,
        method=refund.method,
        amount=refund.amount,
    )
