"""What is said over HTTP of an absence, and decided on what it touches."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.domain.scheduling.impact import (
    MOST_AT_ONCE,
    Action,
    ImpactDecision,
)
from mediklaud.domain.shared.ids import AppointmentId, DoctorId
from mediklaud.domain.shared.period import Period
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import (
    Instant,
    Reason,
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
