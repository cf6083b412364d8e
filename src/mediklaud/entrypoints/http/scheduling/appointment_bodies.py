"""What is asked of an appointment over HTTP."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.domain.scheduling.visit_type import Channel, Urgency, VisitType
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import Instant, Reason

Overbooking = Annotated[str, msgspec.Meta(max_length=500)]
"""Why a visit is booked beyond the doctor's normal capacity (S6)."""


class BookingBody(Body):
    """A visit of a patient to a doctor."""

    patient_id: UUID
    doctor_id: UUID
    starts_at: Instant
    visit_type: VisitType
    channel: Channel = Channel.ONLINE
    reason: Reason | None = None
    urgency: Urgency = Urgency.ROUTINE
    overbook_reason: Overbooking | None = None


class MoveBody(Body):
    """Where an appointment is moved to; what is not said stays as it is."""

    starts_at: Instant
    to_doctor_id: UUID | None = None
    visit_type: VisitType | None = None
    overbook_reason: Overbooking | None = None


class CancellationBody(Body):
    """Why an appointment is given back."""

    reason: Reason | None = None
