"""A doctor signs what happened."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.records.consultation import Consultation
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.records.events import ConsultationCompleted
from mediklaud.domain.records.vitals import Vitals
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.ports.records import Consultations
from mediklaud.ports.scheduling import Appointments
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class CompleteConsultation(Command[Consultation]):
    """Write down what was found, sign it, and let the patient go."""

    permission: ClassVar = Permission.CONSULT
    appointment_id: AppointmentId
    note: str = field(repr=False)
    diagnosis: Diagnosis
    vitals: Vitals | None = None


def complete_consultation(
    command: CompleteConsultation,
    *,
    appointments: Appointments,
    consultations: Consultations,
    events: Events,
    now: datetime,
    scope: Scope,
) -> Consultation:
    """Sign it as the doctor in whose schedule it stands; it never changes again."""
    consultation = consultations.of_appointment(command.appointment_id, scope)
    signed = consultation.sign(
        note=command.note,
        diagnosis=command.diagnosis,
        vitals=command.vitals,
        author=consultation.doctor_id,
        at=now,
    )
    consultations.sign(signed)
    appointment = appointments.get(command.appointment_id, scope)
    appointments.save(appointment.complete(at=now))
    events.tell(_completed(signed, now))
    return signed


def _completed(consultation: Consultation, at: datetime) -> ConsultationCompleted:
    return ConsultationCompleted(
        consultation_id=consultation.id,
        appointment_id=consultation.appointment_id,
        patient_id=consultation.patient_id,
        doctor_id=consultation.doctor_id,
        visit_type=consultation.visit_type,
        at=at,
    )
