"""A second person agrees to show a contraindication less loudly (M3)."""

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
class ConfirmTuning(Command[Tuning]):
    """Let a decision that waits come into force."""

    permission: ClassVar = Permission.DECIDE_TUNING
    tuning_id: TuningId


def confirm_tuning(
    command: ConfirmTuning, *, tunings: Tunings, actor: Actor, now: datetime
) -> Tuning:
    """Confirm it, unless one decided it oneself."""
    tuning = tunings.get(command.tuning_id)
    return tunings.save(tuning.confirm(by=own_account(actor), at=now))
