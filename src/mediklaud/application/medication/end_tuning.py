"""A rule is shown by its severity again (M3)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.own_account import own_account
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.tuning import Tuning
from mediklaud.domain.shared.ids import TuningId
from mediklaud.ports.medication import Tunings


@frozen(kw_only=True)
class EndTuning(Command[Tuning]):
    """End a decision, also one that waits still; to be louder takes nobody else."""

    permission: ClassVar = Permission.MANAGE_KNOWLEDGE
    tuning_id: TuningId


def end_tuning(
    command: EndTuning, *, tunings: Tunings, actor: Actor, now: datetime
) -> Tuning:
    """End it, unless it has ended."""
    tuning = tunings.get(command.tuning_id)
    return tunings.save(tuning.end(by=own_account(actor), at=now))
