"""Somebody else than who asked says whether money goes back (B6)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.billing.refunding import Refunding
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.proof import require_fresh_factor
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.refund import Refund, Verdict
from mediklaud.domain.billing.refund_refusals import OwnRefund
from mediklaud.domain.shared.ids import RefundId


@frozen(kw_only=True)
class DecideRefund(Command[Refund]):
    """Let money go back that somebody else has asked for, or not."""

    permission: ClassVar = Permission.DECIDE_REFUND
    step_up: ClassVar = True
    refund_id: RefundId
    granted: bool
    reason: str = field(repr=False)


def decide_refund(
    command: DecideRefund,
    *,
    refunding: Refunding,
    policy: AccessPolicy,
    now: datetime,
    actor: Actor,
    scope: Scope,
) -> Refund:
    """Approved, it leaves the patient's account at once, and waits to be paid out."""
    require_fresh_factor(actor, now, policy)
    refund = refunding.held(command.refund_id, scope)
    _require_somebody_elses(refund, actor)
    by = refund.require_decided_by(actor.account_id)
    verdict = Verdict(by=by, at=now, reason=command.reason)
    if not command.granted:
        return refunding.refunds.save(refund.rejected(verdict))
    return refunding.approve(refund, verdict)


def _require_somebody_elses(refund: Refund, actor: Actor) -> None:
    own = actor.patient_id == refund.patient_id
    if own or actor.acts_for(refund.patient_id):
        raise OwnRefund(refund.id)
