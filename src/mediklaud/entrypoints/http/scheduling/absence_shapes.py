"""What is said over HTTP of a doctor's absence, and of what it touches."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.application.scheduling.record_absence import AbsenceRecorded
from mediklaud.domain.scheduling.absence import Absence
from mediklaud.domain.scheduling.impact import (
    MOST_AT_ONCE,
    Action,
    Cause,
    ImpactDecision,
    ImpactedAppointment,
)
from mediklaud.domain.shared.ids import AppointmentId, DoctorId
from mediklaud.domain.shared.period import Period
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.scheduling.appointment_views import AppointmentView
from mediklaud.entrypoints.http.wire import (
    Instant,
    Reason,
    View,
    fields_of,
    named,
    utc,
)


class AbsenceBody(Body):
    """When a doctor is away: from `starts_at` until just before `ends_at`."""

    starts_at: Instant
    ends_at: Instant
    reason: Annotated[str, msgspec.Meta(max_length=500)]

    def period(self) -> Period:
        """How long the doctor is away."""
        return Period(utc(self.starts_at), utc(self.ends_at))


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


class DecisionBody(Body):
    """What to do with one appointment: where to move it, or why it is cancelled."""

    appointment_id: UUID
    action: Action
    starts_at: Instant | None = None
    to_doctor_id: UUID | None = None
    reason: Reason | None = None

    def read(self) -> ImpactDecision:
        """The decision."""
        return ImpactDecision(
            appointment_id=AppointmentId(self.appointment_id),
            action=self.action,
            starts_at=utc(self.starts_at) if self.starts_at else None,
            to_doctor_id=named(DoctorId, self.to_doctor_id),
            reason=self.reason,
        )


class DecisionsBody(Body):
    """Decisions that are all applied, or none."""

    decisions: Annotated[list[DecisionBody], msgspec.Meta(max_length=MOST_AT_ONCE)]
