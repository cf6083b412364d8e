"""Keep a doctor's file up to date."""

from datetime import datetime
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.registry.changes import changes_in
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.licence import Licence
from mediklaud.domain.registry.qualification import Qualification
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.person import ContactChanges
from mediklaud.ports.registry import Doctors

_FIELDS = "name specialties qualifications licence gender".split()


@frozen(kw_only=True)
class UpdateDoctor(Command[Doctor]):
    """Change what is given; what is left out stays."""

    permission: ClassVar[Permission] = Permission.REGISTER_DOCTOR
    doctor_id: DoctorId
    version: int
    name: str | None = None
    contact: ContactChanges = field(factory=ContactChanges)
    specialties: tuple[str, ...] | None = None
    qualifications: tuple[Qualification, ...] | None = None
    licence: Licence | None = None
    gender: Gender | None = None


def update_doctor(
    command: UpdateDoctor,
    *,
    doctors: Doctors,
    now: datetime,
    hospital: Hospital,
    actor: Actor,
) -> Doctor:
    """Change the file that the sender has read, save the licence in one's own."""
    doctor = doctors.get(command.doctor_id)
    doctor.require_version(command.version)
    doctor.require_another_to_change(command.licence, by=actor.doctor_id)
    contact = command.contact.made_to(doctor.contact)
    updated = evolve(doctor, contact=contact, **changes_in(command, *_FIELDS))
    updated.require_plausible(hospital.day_of(now))
    return doctors.save(updated)
