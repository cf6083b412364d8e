"""A prescription in the hand of a doctor who may write one (H5)."""

from __future__ import annotations

from datetime import datetime

from attrs import evolve, frozen

from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.prescription_refusals import PatientHasDied
from mediklaud.domain.medication.regimen import Regimen
from mediklaud.domain.records.consultation import NoSuchConsultation
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.patient import PatientStatus
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import ConsultationId, PatientId, PrescriptionId
from mediklaud.ports.records import Consultations
from mediklaud.ports.registry import Doctors, Patients
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class Drafting(Gathered):
    """Who writes, for whom, and where it comes from."""

    doctors: Doctors
    patients: Patients
    consultations: Consultations
    hospital: Hospital
    ids: Ids
    actor: Actor
    now: datetime

    def draft(
        self,
        regimen: Regimen,
        patient_id: PatientId,
        consultation_id: ConsultationId | None = None,
    ) -> Prescription:
        """Not signed yet; its quantity is computed, or has a reason."""
        self._require_patient(patient_id)
        self._require_theirs(consultation_id, patient_id)
        doctor = self._prescriber()
        return Prescription(
            id=self.ids.new(PrescriptionId),
            patient_id=patient_id,
            prescriber=doctor.id,
            prescriber_name=doctor.name,
            written_at=self.now,
            quantity=regimen.comes_to,
            consultation_id=consultation_id,
            **regimen.as_it_is_said,
        )

    def redraft(self, draft: Prescription, regimen: Regimen) -> Prescription:
        """The same draft with something else on it, in the hand of who changed it."""
        new = self.draft(regimen, draft.patient_id, draft.consultation_id)
        return evolve(new, id=draft.id, version=draft.version)

    def _prescriber(self) -> Doctor:
        """The doctor who speaks, while the licence holds (D3)."""
        actor = self.actor
        if actor.doctor_id is None or not actor.sees_patients:
            raise RoleLacksPermission(Permission.PRESCRIBE)
        doctor = self.doctors.get(actor.doctor_id)
        doctor.licence.require_on(self.hospital.day_of(self.now))
        return doctor

    def _require_patient(self, patient_id: PatientId) -> None:
        """Refuse a merged file, and somebody who has died.

        Held alone: two medicines written at once are checked against each other.
        """
        patient = self.patients.hold_alone(patient_id)
        patient.require_own_file()
        if patient.status is PatientStatus.DECEASED:
            raise PatientHasDied(patient_id)

    def _require_theirs(
        self, consultation_id: ConsultationId | None, patient_id: PatientId
    ) -> None:
        """Refuse a consultation of another patient as if there were none."""
        if consultation_id is None:
            return
        if self.consultations.get(consultation_id).patient_id != patient_id:
            raise NoSuchConsultation(consultation_id)
