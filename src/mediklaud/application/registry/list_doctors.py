"""The directory of doctors."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.application.registry.doctor_card import card_for, status_for
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.registry.doctor_card import DoctorCard
from mediklaud.domain.registry.doctor_search import DoctorSearch
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.registry import Doctors


@frozen(kw_only=True)
class ListDoctors(Query[tuple[DoctorCard, ...]]):
    """Doctors by specialty, part of the name or number, and (for staff) status."""

    permission: ClassVar[Permission] = Permission.READ_DOCTOR
    audited: ClassVar[bool] = False
    specialty: str | None = None
    q: str | None = None
    status: DoctorStatus | None = None
    after: DoctorId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_doctors(
    query: ListDoctors, *, doctors: Doctors, actor: Actor
) -> tuple[DoctorCard, ...]:
    """Their cards, by name; patients see only those who take appointments."""
    status = status_for(actor, query.status)
    search = DoctorSearch.of(query.specialty, query.q, status)
    found = doctors.search(search, query.after, query.limit)
    return tuple(card_for(actor, doctor) for doctor in found)
