"""A doctor is here after all."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.scheduling.absence import Absence, StaleAbsence
from mediklaud.domain.shared.ids import AbsenceId
from mediklaud.ports.absences import Absences


@frozen(kw_only=True)
class CancelAbsence(Command[Absence]):
    """Take an absence back; what was moved or cancelled for it stays so."""

    permission: ClassVar = Permission.RECORD_ABSENCE
    absence_id: AbsenceId
    version: int | None = None


def cancel_absence(
    command: CancelAbsence, *, absences: Absences, now: datetime, scope: Scope
) -> Absence:
    """Take it back, unless it has ended."""
    absence = absences.get(command.absence_id, scope)
    if command.version not in {None, absence.version}:
        raise StaleAbsence(absence.id)
    cancelled = absence.cancel(at=now)
    absences.save(cancelled)
    return cancelled
