"""A patient's wish about the record is answered (X7)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.privacy.amendment import Amendment
from mediklaud.domain.privacy.events import AmendmentDecided
from mediklaud.domain.shared.ids import AmendmentId
from mediklaud.ports.rights import Amendments
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class DecideAmendment(Command[Amendment]):
    """Accept it with the correction, or deny it and say why."""

    permission: ClassVar = Permission.DECIDE_AMENDMENT
    amendment_id: AmendmentId
    accepted: bool
    text: str = field(repr=False)
    """The correction, or the reason."""
    version: int | None = None


def decide_amendment(
    command: DecideAmendment,
    *,
    amendments: Amendments,
    actor: Actor,
    scope: Scope,
    now: datetime,
    events: Events,
) -> Amendment:
    """The correction stands beside the original from now on, which stays as it is."""
    asked = amendments.get(command.amendment_id, scope)
    asked.require_version(command.version)
    decided = asked.decide(
        accepted=command.accepted, text=command.text, by=actor.account_id, at=now
    )
    amendments.save(decided)
    events.tell(AmendmentDecided(decided))
    return decided
