"""When a doctor will be away."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.registry.doctor import DoctorNotFound
from mediklaud.domain.scheduling.absence import Absence
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.ports.absences import Absences


@frozen(kw_only=True)
class ListAbsences(Query[tuple[Absence, ...]]):
    """A doctor's absences, running and to come."""

    permission: ClassVar = Permission.READ_SCHEDULE
    audited: ClassVar = False
    doctor_id: DoctorId


def list_absences(
    query: ListAbsences, *, absences: Absences, now: datetime, scope: Scope
) -> tuple[Absence, ...]:
    """Those that stand and have not ended, the earliest first."""
    if not scope.covers(doctor_id=query.doctor_id):
        raise DoctorNotFound(query.doctor_id)
    return absences.live_of(query.doctor_id, now)
