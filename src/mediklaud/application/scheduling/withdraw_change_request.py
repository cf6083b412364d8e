"""A patient asks for nothing any more."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.scheduling.change_request import ChangeRequest
from mediklaud.domain.shared.ids import ChangeRequestId
from mediklaud.ports.change_requests import ChangeRequests


@frozen(kw_only=True)
class WithdrawChangeRequest(Command[ChangeRequest]):
    """Take one's own request back."""

    permission: ClassVar = Permission.REQUEST_CHANGE
    change_request_id: ChangeRequestId


def withdraw_change_request(
    command: WithdrawChangeRequest,
    *,
    requests: ChangeRequests,
    now: datetime,
    actor: Actor,
    scope: Scope,
) -> ChangeRequest:
    """Take it back, unless it was decided on."""
    request = requests.get(command.change_request_id, scope)
    withdrawn = request.withdraw(by=actor.account_id, at=now)
    requests.save(withdrawn)
    return withdrawn
