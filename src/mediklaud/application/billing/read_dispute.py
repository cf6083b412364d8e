"""What a patient objects to, for who answers it."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.dispute import Dispute
from mediklaud.domain.shared.ids import DisputeId
from mediklaud.ports.crediting import Disputes


@frozen(kw_only=True)
class ReadDispute(Query[Dispute]):
    """One objection, answered or not."""

    permission: ClassVar = Permission.DECIDE_DISPUTE
    dispute_id: DisputeId


def read_dispute(query: ReadDispute, *, disputes: Disputes, scope: Scope) -> Dispute:
    """As it stands."""
    return disputes.get(query.dispute_id, scope)
