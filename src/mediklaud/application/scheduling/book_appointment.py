"""A patient is booked with a doctor, on whatever channel (S5)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import asdict, field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.scheduling.booking_rules import (
    channel_of,
    dues_context,
    lead_time_of,
    overbook_reason_of,
    require_active,
    urgency_by,
)
from mediklaud.application.scheduling.placing import Case, place, sheet_for
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.dues import evaluate, require_no_dues
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.booking import require_room_for_more, require_timely
from mediklaud.domain.scheduling.events import AppointmentBooked
from mediklaud.domain.scheduling.placing import Visit, a_visit
from mediklaud.domain.scheduling.policy import BookingPolicy
from mediklaud.domain.scheduling.read_back import Named, read_back
from mediklaud.domain.scheduling.schedule import Booking
from mediklaud.domain.scheduling.standing import Standing
from mediklaud.domain.scheduling.visit_type import Channel, Urgency, VisitType
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import AppointmentId, DoctorId, OverrideId, PatientId
from mediklaud.ports.billing import DuesOverrides
from mediklaud.ports.booking_desk import BookingDesk, BookingSheet, Diaries
from mediklaud.ports.scheduling import Appointments
from mediklaud.ports.system import Events, Ids


@frozen(kw_only=True)
class BookAppointment(Command[Booking]):
    """Book a visit of a patient to a doctor."""

    permission: ClassVar[Permission] = Permission.BOOK_APPOINTMENT
    patient_id: PatientId
    doctor_id: DoctorId
    starts_at: datetime
    visit_type: VisitType
    channel: Channel = Channel.ONLINE
    reason: str | None = field(default=None, repr=False)
    urgency: Urgency = Urgency.ROUTINE
    overbook_reason: str | None = field(default=None, repr=False)


def book_appointment(
    command: BookAppointment,
    *,
    desk: BookingDesk,
    diaries: Diaries,
    appointments: Appointments,
    overrides: DuesOverrides,
    policy: BookingPolicy,
    billing: BillingPolicy,
    hospital: Hospital,
    ids: Ids,
    now: datetime,
    actor: Actor,
    scope: Scope,
    events: Events,
) -> Booking:
    """Book it, unless a rule forbids it; the claims' key has the last word."""
    case = _case(command, actor, policy, now)
    patient = desk.receive(command.patient_id, command.doctor_id)
    require_active(command.patient_id, patient.status)
    sheet = sheet_for(case, desk, hospital)
    override = _clearance(sheet, case.visit, billing, hospital, now)
    require_room_for_more(sheet.upcoming, policy.most_upcoming, case.visit.urgency)
    standing = place(case, sheet, diaries, hospital)
    appointment = _appointment(command, case, standing, actor, ids)
    appointments.add(appointment)
    if override is not None:
        overrides.spend(override, appointment.id, now)
    events.tell(AppointmentBooked(appointment))
    caller = Named(patient.name, patient.number) if scope.everyone else None
    return _booking(appointment, caller, sheet, hospital)


def _visit(
    command: BookAppointment, actor: Actor, policy: BookingPolicy, now: datetime
) -> Visit:
    """What is asked for, as far as it can be judged without a look at the books."""
    lead, horizon = lead_time_of(actor, policy), policy.horizon
    require_timely(command.starts_at, now=now, lead=lead, horizon=horizon)
    urgency = urgency_by(actor, command.visit_type, command.urgency)
    said = command.overbook_reason
    return a_visit(
        command.visit_type,
        policy.time_of(command.visit_type),
        command.starts_at,
        urgency=urgency,
        overbook_reason=overbook_reason_of(actor, command.doctor_id, said, urgency),
    )


def _case(
    command: BookAppointment, actor: Actor, policy: BookingPolicy, now: datetime
) -> Case:
    return Case(
        visit=_visit(command, actor, policy, now),
        patient_id=command.patient_id,
        doctor_id=command.doctor_id,
        now=now,
    )


def _clearance(
    sheet: BookingSheet,
    visit: Visit,
    billing: BillingPolicy,
    hospital: Hospital,
    now: datetime,
) -> OverrideId | None:
    """The override to be spent, if dues would block it otherwise; refused if none."""
    verdict = evaluate(
        sheet.dues,
        now=now,
        zone=hospital.time_zone,
        context=dues_context(visit.urgency),
        policy=billing,
    )
    return require_no_dues(verdict)


def _appointment(
    command: BookAppointment, case: Case, standing: Standing, actor: Actor, ids: Ids
) -> Appointment:
    return Appointment(
        **asdict(standing, recurse=False),
        id=ids.new(AppointmentId),
        patient_id=command.patient_id,
        urgency=case.visit.urgency,
        channel=channel_of(actor, command.channel),
        reason=command.reason,
        booked_at=case.now,
        booked_by=actor.account_id,
    )


def _booking(
    appointment: Appointment,
    patient: Named | None,
    sheet: BookingSheet,
    hospital: Hospital,
) -> Booking:
    """The answer; on the phone with the text to read back (S16)."""
    if appointment.channel is not Channel.PHONE:
        return Booking(appointment=appointment)
    text = read_back(
        appointment,
        patient=patient,
        doctor=Named(sheet.doctor_name, sheet.doctor_number),
        hospital=hospital,
    )
    return Booking(appointment=appointment, read_back=text)
