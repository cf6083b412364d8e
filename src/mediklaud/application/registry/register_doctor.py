"""A doctor applies to work at the hospital (D1-D3)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.licence import Licence
from mediklaud.domain.registry.qualification import Qualification
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.numbers import numbered
from mediklaud.domain.shared.person import Contact
from mediklaud.ports.registry import Doctors
from mediklaud.ports.system import Counters, Ids


@frozen(kw_only=True)
class RegisterDoctor(Command[Doctor]):
    """Open a doctor's file."""

    permission: ClassVar[Permission] = Permission.REGISTER_DOCTOR
    name: str
    contact: Contact
    specialties: tuple[str, ...]
    qualifications: tuple[Qualification, ...]
    licence: Licence
    gender: Gender | None = None


def register_doctor(
    command: RegisterDoctor,
    *,
    doctors: Doctors,
    counters: Counters,
    ids: Ids,
    now: datetime,
    actor: Actor,
    hospital: Hospital,
) -> Doctor:
    """Open it under the next number, if the licence holds and is nobody else's."""
    today = hospital.day_of(now)
    command.licence.require_on(today)
    doctor = Doctor(
        id=ids.new(DoctorId),
        number=numbered("D", counters.next("doctors")),
        name=command.name,
        contact=command.contact,
        specialties=command.specialties,
        qualifications=command.qualifications,
        licence=command.licence,
        gender=command.gender,
        registered_at=now,
        registered_by=actor.account_id,
    )
    doctor.require_plausible(today)
    doctors.add(doctor)
    return doctor
