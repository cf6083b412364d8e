"""What other contexts hear of a consultation: that it was, never what was found."""

from datetime import datetime

from attrs import frozen

from mediklaud.domain.shared.ids import (
    AppointmentId,
    ConsultationId,
    DoctorId,
    PatientId,
    ProcedureId,
)


@frozen(kw_only=True)
class ConsultationCompleted:
    """A doctor has seen the patient and signed the note."""

    consultation_id: ConsultationId
    appointment_id: AppointmentId
    patient_id: PatientId
    doctor_id: DoctorId
    visit_type: str
    at: datetime


@frozen(kw_only=True)
class ProcedureDone:
    """A doctor has done something that is charged besides the consultation."""

    procedure_id: ProcedureId
    patient_id: PatientId
    doctor_id: DoctorId
    service: str
    quantity: int
    at: datetime
