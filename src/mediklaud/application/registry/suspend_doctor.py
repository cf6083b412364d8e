"""A doctor may not work here for now (D1, D4)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.events import DoctorSuspended
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.ports.registry import Doctors
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class SuspendDoctor(Command[Doctor]):
    """Take no more bookings for a doctor, for now."""

    permission: ClassVar[Permission] = Permission.REGISTER_DOCTOR
    doctor_id: DoctorId
    reason: str
    version: int | None = None


def suspend_doctor(
    command: SuspendDoctor, *, doctors: Doctors, now: datetime, events: Events
) -> Doctor:
    """Suspend; booked appointments stay, and wait for a decision."""
    doctor = doctors.get(command.doctor_id)
    doctor.require_version(command.version)
    suspended = doctors.save(doctor.suspend(command.reason, at=now))
    events.tell(DoctorSuspended(doctor.id))
    return suspended
