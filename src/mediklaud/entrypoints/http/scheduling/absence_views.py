"""How an absence, and what it touches, look over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.application.scheduling.record_absence import AbsenceRecorded
from mediklaud.domain.scheduling.absence import Absence
from mediklaud.domain.scheduling.impact import (
    Cause,
    ImpactedAppointment,
)
from mediklaud.entrypoints.http.scheduling.appointment_views import AppointmentView
from mediklaud.entrypoints.http.wire import (
    View,
    fields_of,
)


class AbsenceView(View):
    """A stretch of time a doctor is away."""

    id: UUID
    doctor_id: UUID
    starts_at: datetime
    ends_at: datetime
    reason: str
    recorded_at: datetime
    cancelled_at: datetime | None
    version: int

    @classmethod
    def of(cls, absence: Absence) -> AbsenceView:
        """The absence."""
        return cls(
            id=absence.id.value,
            doctor_id=absence.doctor_id.value,
            starts_at=absence.period.start,
            ends_at=absence.period.end,
            reason=absence.reason,
            recorded_at=absence.recorded_at,
            cancelled_at=absence.cancelled_at,
            version=absence.version,
        )


class AbsenceRecordedView(AbsenceView):
    """A new absence, and the appointments that now need a decision each."""

    affected: list[AppointmentView]

    @classmethod
    def made(cls, recorded: AbsenceRecorded) -> AbsenceRecordedView:
        """The absence with what it touches."""
        return cls(
            **fields_of(AbsenceView.of(recorded.absence)),
            affected=[AppointmentView.of(one) for one in recorded.affected],
        )


class ImpactedView(View):
    """An appointment that cannot take place as booked, and why."""

    appointment: AppointmentView
    causes: tuple[Cause, ...]

    @classmethod
    def of(cls, impacted: ImpactedAppointment) -> ImpactedView:
        """The appointment, with all that stands against it."""
        return cls(
            appointment=AppointmentView.of(impacted.appointment),
            causes=impacted.causes,
        )
