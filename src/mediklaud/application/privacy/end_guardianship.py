"""Somebody is no guardian any more (P5)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.privacy.guardianship import Guardianship
from mediklaud.domain.shared.ids import GuardianshipId
from mediklaud.ports.rights import Guardianships


@frozen(kw_only=True)
class EndGuardianship(Command[Guardianship]):
    """The patient, the guardian or the front desk lets it end before its day."""

    permission: ClassVar = Permission.MANAGE_GUARDIANS
    guardianship_id: GuardianshipId


def end_guardianship(
    command: EndGuardianship,
    *,
    guardianships: Guardianships,
    actor: Actor,
    scope: Scope,
    now: datetime,
) -> Guardianship:
    """From the guardian's next message on, it gives nothing."""
    found = guardianships.get(command.guardianship_id, scope)
    ended = found.end(by=actor.account_id, at=now)
    guardianships.save(ended)
    return ended
