"""More time is taken to answer a patient's wish about the record (X7)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.privacy.amendment import Amendment
from mediklaud.domain.privacy.policy import PrivacyPolicy
from mediklaud.domain.shared.ids import AmendmentId
from mediklaud.ports.rights import Amendments


@frozen(kw_only=True)
class ExtendAmendment(Command[Amendment]):
    """Take thirty days more, once, and tell the patient why."""

    permission: ClassVar = Permission.DECIDE_AMENDMENT
    amendment_id: AmendmentId
    reason: str = field(repr=False)


def extend_amendment(
    command: ExtendAmendment,
    *,
    amendments: Amendments,
    policy: PrivacyPolicy,
    scope: Scope,
    now: datetime,
) -> Amendment:
    """The new day stands with the request, and so does the reason."""
    asked = amendments.get(command.amendment_id, scope)
    extended = asked.extend(command.reason, at=now, policy=policy)
    amendments.save(extended)
    return extended
