"""A doctor will be away, and whom that touches (S12)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.scheduling.absence import Absence
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.shared.ids import AbsenceId, DoctorId
from mediklaud.domain.shared.period import Period
from mediklaud.ports.absences import Absences
from mediklaud.ports.registry import Doctors
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class AbsenceRecorded:
    """An absence, and the appointments that now need a decision each."""

    absence: Absence
    affected: tuple[Appointment, ...]

    @property
    def id(self) -> AbsenceId:
        """The absence's."""
        return self.absence.id


@frozen(kw_only=True)
class RecordAbsence(Command[AbsenceRecorded]):
    """Let nobody be booked with a doctor for a while."""

    permission: ClassVar = Permission.RECORD_ABSENCE
    doctor_id: DoctorId
    period: Period
    reason: str = field(repr=False)


def record_absence(
    command: RecordAbsence,
    *,
    doctors: Doctors,
    absences: Absences,
    ids: Ids,
    now: datetime,
    actor: Actor,
) -> AbsenceRecorded:
    """Record it; what is booked stays booked until somebody decides on it."""
    doctor = doctors.lock(command.doctor_id)
    absence = Absence(
        id=ids.new(AbsenceId),
        doctor_id=doctor.id,
        period=command.period,
        reason=command.reason,
        recorded_at=now,
        recorded_by=actor.account_id,
    )
    absence.require_unfinished(now)
    absence.require_apart_from(absences.live_of(doctor.id, now))
    absences.add(absence)
    affected = absences.affected_by(absence, now)
    return AbsenceRecorded(absence=absence, affected=affected)
