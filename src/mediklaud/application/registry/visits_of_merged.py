"""One person cannot be in two visits: neither can two files that become one (P3)."""

from __future__ import annotations

from datetime import datetime
from itertools import product
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.registry.merge import Merge
from mediklaud.domain.scheduling.appointment import (
    AHEAD,
    Appointment,
    AppointmentStatus,
)
from mediklaud.domain.shared.ids import AppointmentId, MergeId, PatientId
from mediklaud.ports.scheduling import Appointments

_STANDING = {*AHEAD, AppointmentStatus.IN_CONSULTATION}
_AT_ONCE = 200


@frozen
class VisitsClash(RuleBroken):
    """Both files have visits at the same time: move or cancel one of each first."""

    rule: ClassVar[str] = "P3"
    merge_id: MergeId
    appointments: tuple[AppointmentId, ...]


def require_no_clash(merge: Merge, appointments: Appointments, now: datetime) -> None:
    """Refuse, naming the visits, if some that are not over are at the same time."""
    ours = _not_over(merge.surviving_id, appointments, now)
    theirs = _not_over(merge.duplicate_id, appointments, now)
    clashing = {
        visit.id
        for one, other in product(ours, theirs)
        if one.period.overlaps(other.period)
        for visit in (one, other)
    }
    if clashing:
        raise VisitsClash(merge.id, tuple(sorted(clashing)))


def _not_over(
    patient_id: PatientId, appointments: Appointments, now: datetime
) -> list[Appointment]:
    """The newest come first: those that are over are not read to the end."""
    found: list[Appointment] = []
    after: AppointmentId | None = None
    while page := appointments.of_patient(patient_id, after, _AT_ONCE):
        found += [visit for visit in page if visit.period.end > now]
        after = page[-1].id
        if page[-1].period.end <= now:
            break
    return [visit for visit in found if visit.status in _STANDING]
