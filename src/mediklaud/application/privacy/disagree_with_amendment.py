"""A patient disagrees with a denial; that stays with the record (X7)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.privacy.amendment import Amendment
from mediklaud.domain.shared.ids import AmendmentId
from mediklaud.ports.rights import Amendments


@frozen(kw_only=True)
class DisagreeWithAmendment(Command[Amendment]):
    """State once, for good, why the denial is wrong."""

    permission: ClassVar = Permission.ASK_AMENDMENT
    amendment_id: AmendmentId
    statement: str = field(repr=False)


def disagree_with_amendment(
    command: DisagreeWithAmendment,
    *,
    amendments: Amendments,
    scope: Scope,
    now: datetime,
) -> Amendment:
    """Whoever reads the record from now on reads the statement, too."""
    denied = amendments.get(command.amendment_id, scope)
    disputed = denied.disagree(command.statement, at=now)
    amendments.save(disputed)
    return disputed
