"""How an appointment looks over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.domain.scheduling.appointment import Appointment, AppointmentStatus
from mediklaud.domain.scheduling.schedule import Booking
from mediklaud.domain.scheduling.visit_type import Channel, Urgency, VisitType
from mediklaud.entrypoints.http.wire import PeriodView, View, fields_of


class AppointmentView(View):
    """A patient's claim on a stretch of a doctor's time."""

    id: UUID
    patient_id: UUID
    doctor_id: UUID
    starts_at: datetime
    """As the wall clocks of `zone` show it."""
    ends_at: datetime
    zone: str
    place: str | None
    visit_type: VisitType
    urgency: Urgency
    channel: Channel
    status: AppointmentStatus
    reason: str | None
    overbooked: bool
    booked_at: datetime
    ended_at: datetime | None
    ended_because: str | None
    ended_late: bool
    rescheduled_from: list[PeriodView]
    version: int

    @classmethod
    def of(cls, appointment: Appointment) -> AppointmentView:
        """The appointment, at its own place's time."""
        period = PeriodView.of(appointment.period, appointment.zone)
        before = appointment.rescheduled_from
        return cls(
            id=appointment.id.value,
            patient_id=appointment.patient_id.value,
            doctor_id=appointment.doctor_id.value,
            starts_at=period.starts_at,
            ends_at=period.ends_at,
            zone=appointment.zone,
            place=appointment.place,
            visit_type=appointment.visit_type,
            urgency=appointment.urgency,
            channel=appointment.channel,
            status=appointment.status,
            reason=appointment.reason,
            overbooked=appointment.overbooked,
            booked_at=appointment.booked_at,
            ended_at=appointment.ended_at,
            ended_because=appointment.ended_because,
            ended_late=appointment.ended_late,
            rescheduled_from=[PeriodView.of(p, appointment.zone) for p in before],
            version=appointment.version,
        )


class BookingView(AppointmentView):
    """The new appointment, and what to read back to somebody on the phone (S16)."""

    read_back: str | None

    @classmethod
    def made(cls, booking: Booking) -> BookingView:
        """The booking."""
        appointment = AppointmentView.of(booking.appointment)
        return cls(**fields_of(appointment), read_back=booking.read_back)
