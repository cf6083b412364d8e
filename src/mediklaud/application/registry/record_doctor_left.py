"""A doctor leaves the hospital (D1, D4)."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.events import DoctorLeft
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.ports.registry import Doctors
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class RecordDoctorLeft(Command[Doctor]):
    """Close a doctor's file."""

    permission: ClassVar[Permission] = Permission.REGISTER_DOCTOR
    doctor_id: DoctorId
    version: int | None = None


def record_doctor_left(
    command: RecordDoctorLeft, *, doctors: Doctors, events: Events
) -> Doctor:
    """Close the file; booked appointments stay, and wait for a decision."""
    doctor = doctors.get(command.doctor_id)
    doctor.require_version(command.version)
    left = doctors.save(doctor.leave())
    events.tell(DoctorLeft(doctor.id))
    return left
