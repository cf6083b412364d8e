"""Moving an appointment: the new claims first, then the old are released (S10)."""

from __future__ import annotations

from datetime import datetime, timedelta

from attrs import frozen

from mediklaud.application.scheduling.placing import Case, place, sheet_for
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.booking import require_timely
from mediklaud.domain.scheduling.events import AppointmentMoved
from mediklaud.domain.scheduling.placing import Visit, a_visit
from mediklaud.domain.scheduling.policy import BookingPolicy
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.ports.booking_desk import BookingDesk, Diaries
from mediklaud.ports.scheduling import Appointments
from mediklaud.ports.system import Events

_NO_TIME = timedelta(0)


@frozen(kw_only=True)
class Destination:
    """Where an appointment is to stand; what is not said stays as it is."""

    starts_at: datetime
    doctor_id: DoctorId | None = None
    visit_type: VisitType | None = None
    overbook_reason: str | None = None


def move(
    appointment: Appointment,
    to: Destination,
    *,
    appointments: Appointments,
    desk: BookingDesk,
    diaries: Diaries,
    policy: BookingPolicy,
    hospital: Hospital,
    now: datetime,
    events: Events,
    lead: timedelta = _NO_TIME,
) -> Appointment:
    """Let it stand elsewhere; where that is not possible it stays where it is.

    Where it stands there already, nothing changes and nobody is told.
    """
    appointment.require_ahead()
    require_timely(to.starts_at, now=now, lead=lead, horizon=policy.horizon)
    case = Case(
        visit=_visit(appointment, to, policy),
        patient_id=appointment.patient_id,
        doctor_id=to.doctor_id or appointment.doctor_id,
        now=now,
        moving=appointment.id,
    )
    desk.hold(case.doctor_id)
    sheet = sheet_for(case, desk, hospital)
    standing = place(case, sheet, diaries, hospital)
    if appointment.stands_at(standing):
        return appointment
    moved = appointment.move(standing)
    appointments.save(moved)
    handed_over = moved.doctor_id != appointment.doctor_id
    events.tell(AppointmentMoved(moved, appointment.period, handed_over))
    return moved


def _visit(appointment: Appointment, to: Destination, policy: BookingPolicy) -> Visit:
    visit_type = to.visit_type or appointment.visit_type
    return a_visit(
        visit_type,
        policy.time_of(visit_type),
        to.starts_at,
        urgency=appointment.urgency,
        overbook_reason=to.overbook_reason,
    )
