"""The hospital accepts a doctor (D1)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.ports.registry import Doctors


@frozen(kw_only=True)
class ApproveDoctor(Command[Doctor]):
    """Let a doctor work here."""

    permission: ClassVar[Permission] = Permission.REGISTER_DOCTOR
    doctor_id: DoctorId
    version: int | None = None


def approve_doctor(
    command: ApproveDoctor,
    *,
    doctors: Doctors,
    now: datetime,
    actor: Actor,
    hospital: Hospital,
) -> Doctor:
    """Approve, unless it is one's own file or the licence has ended."""
    doctor = doctors.get(command.doctor_id)
    doctor.require_version(command.version)
    today = hospital.day_of(now)
    return doctors.save(doctor.approve(by=actor.doctor_id, today=today))
