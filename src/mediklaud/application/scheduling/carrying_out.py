"""Doing what staff decided on an appointment: move it, or cancel it."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from mediklaud.application.scheduling.cancelling import cancel
from mediklaud.application.scheduling.moving import Destination, move
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.policy import BookingPolicy
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.ports.booking_desk import BookingDesk, Diaries
from mediklaud.ports.scheduling import Appointments
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class Verdict:
    """Where the appointment goes; nowhere: it is cancelled, for this reason."""

    to: Destination | None
    because: str | None = None
    late: bool = False
    """It is the patient who cancels, after the time to do so has passed."""


def carry_out(
    verdict: Verdict,
    appointment: Appointment,
    *,
    appointments: Appointments,
    desk: BookingDesk,
    diaries: Diaries,
    policy: BookingPolicy,
    hospital: Hospital,
    now: datetime,
    events: Events,
) -> Appointment:
    """Do it now, or refuse; the patient is told by the events."""
    if verdict.to is None:
        return cancel(
            appointment,
            because=verdict.because,
            late=verdict.late,
            appointments=appointments,
            now=now,
            events=events,
        )
    return move(
        appointment,
        verdict.to,
        appointments=appointments,
        desk=desk,
        diaries=diaries,
        policy=policy,
        hospital=hospital,
        now=now,
        events=events,
    )
