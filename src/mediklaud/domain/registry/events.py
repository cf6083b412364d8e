"""What happens in the registry that others act on."""

from attrs import frozen

from mediklaud.domain.shared.ids import DoctorId, PatientId


@frozen
class PatientEnrolled:
    """The hospital has a new patient."""

    patient_id: PatientId


@frozen
class DoctorSuspended:
    """A doctor may not work here for now: appointments need a decision (D4)."""

    doctor_id: DoctorId


@frozen
class DoctorLeft:
    """A doctor works here no more: appointments need a decision (D4)."""

    doctor_id: DoctorId
