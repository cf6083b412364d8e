"""The hours a doctor keeps."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.scheduling.schedule import Availability
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.ports.registry import Doctors
from mediklaud.ports.scheduling import Availabilities


@frozen(kw_only=True)
class ReadAvailability(Query[Availability]):
    """Look at a doctor's hours, from today on."""

    permission: ClassVar[Permission] = Permission.READ_DOCTOR
    audited: ClassVar[bool] = False
    doctor_id: DoctorId


def read_availability(
    query: ReadAvailability,
    *,
    doctors: Doctors,
    availabilities: Availabilities,
    hospital: Hospital,
    now: datetime,
) -> Availability:
    """The rules that apply today or later."""
    doctor = doctors.get(query.doctor_id)
    rules = availabilities.of_doctor(doctor.id, hospital.day_of(now))
    return Availability(doctor_id=doctor.id, rules=rules)
