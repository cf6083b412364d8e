"""One entry of the directory of doctors."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.application.registry.doctor_card import card_for
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.registry.doctor_card import DoctorCard
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.ports.registry import Doctors


@frozen(kw_only=True)
class ReadDoctor(Query[DoctorCard]):
    """What everybody may know of a doctor."""

    permission: ClassVar[Permission] = Permission.READ_DOCTOR
    audited: ClassVar[bool] = False
    doctor_id: DoctorId


def read_doctor(query: ReadDoctor, *, doctors: Doctors, actor: Actor) -> DoctorCard:
    """The doctor's card."""
    return card_for(actor, doctors.get(query.doctor_id))
