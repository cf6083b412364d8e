"""A doctor calls the patient in."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.records.consultation import Consultation
from mediklaud.domain.scheduling.visit_day import require_its_day
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import AppointmentId, ConsultationId
from mediklaud.ports.records import Consultations
from mediklaud.ports.scheduling import Appointments
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class StartConsultation(Command[Consultation]):
    """Begin to see the patient of an appointment."""

    permission: ClassVar = Permission.CONSULT
    appointment_id: AppointmentId


def start_consultation(
    command: StartConsultation,
    *,
    appointments: Appointments,
    consultations: Consultations,
    hospital: Hospital,
    ids: Ids,
    now: datetime,
    scope: Scope,
) -> Consultation:
    """Begin it on its day, if it stands in the doctor's own schedule."""
    booked = appointments.get(command.appointment_id, scope)
    appointment = booked.begin()
    require_its_day(booked, now=now, hospital=hospital)
    appointments.save(appointment)
    consultation = Consultation(
        id=ids.new(ConsultationId),
        appointment_id=appointment.id,
        patient_id=appointment.patient_id,
        doctor_id=appointment.doctor_id,
        visit_type=appointment.visit_type.value,
        started_at=now,
    )
    consultations.add(consultation)
    return consultation
