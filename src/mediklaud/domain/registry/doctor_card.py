"""What everybody may know of a doctor."""

from __future__ import annotations

from attrs import frozen

from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.qualification import Qualification
from mediklaud.domain.shared.ids import DoctorId


@frozen(kw_only=True)
class DoctorCard:
    """The doctor's entry in the directory: no contact, no licence, no history."""

    id: DoctorId
    number: str
    name: str
    gender: Gender | None
    specialties: tuple[str, ...]
    qualifications: tuple[Qualification, ...]
    active: bool
    """Takes appointments."""
    status: DoctorStatus | None
    """Told to staff; patients need not know why a doctor takes no appointments."""

    @classmethod
    def of(cls, doctor: Doctor, *, for_staff: bool) -> DoctorCard:
        """The card of this doctor."""
        return cls(
            id=doctor.id,
            number=doctor.number,
            name=doctor.name,
            gender=doctor.gender,
            specialties=doctor.specialties,
            qualifications=doctor.qualifications,
            active=doctor.status is DoctorStatus.ACTIVE,
            status=doctor.status if for_staff else None,
        )
