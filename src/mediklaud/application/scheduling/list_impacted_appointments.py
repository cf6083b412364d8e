"""The worklist of appointments that cannot take place as booked."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.scheduling.impact import ImpactedAppointment
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import AppointmentId, DoctorId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.absences import ImpactWorklist


@frozen(kw_only=True)
class ListImpactedAppointments(Query[tuple[ImpactedAppointment, ...]]):
    """What needs a decision: the doctor cannot see this patient then, or no longer."""

    permission: ClassVar = Permission.RECORD_ABSENCE
    doctor_id: DoctorId | None = None
    after: AppointmentId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def list_impacted_appointments(
    query: ListImpactedAppointments,
    *,
    worklist: ImpactWorklist,
    hospital: Hospital,
    now: datetime,
) -> tuple[ImpactedAppointment, ...]:
    """One doctor's or everybody's, the earliest first; found anew each time."""
    return worklist.page(
        query.doctor_id, now, hospital, after=query.after, limit=query.limit
    )
