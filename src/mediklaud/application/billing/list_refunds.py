"""Refunds that wait for somebody, or those of one patient."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.refund import Refund, RefundStatus
from mediklaud.domain.shared.ids import PatientId, RefundId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.refunds import Refunds


@frozen(kw_only=True)
class ListRefunds(Query[tuple[Refund, ...]]):
    """Those that stand so, or all; of one patient, or of everybody within reach."""

    permission: ClassVar = Permission.READ_REFUND
    status: RefundStatus | None = None
    patient_id: PatientId | None = None
    after: RefundId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_refunds(
    query: ListRefunds, *, refunds: Refunds, actor: Actor, scope: Scope
) -> tuple[Refund, ...]:
    """One page of them, the latest asked first; patients see their own."""
    whose = query.patient_id
    if whose is None and not scope.everyone:
        whose = actor.patient_id
        if whose is None:
            return ()
    return refunds.page(query.status, whose, query.after, query.limit)
