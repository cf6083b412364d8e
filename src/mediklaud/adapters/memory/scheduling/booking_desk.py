"""The booking desk, over the dictionaries of all it has to know."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from mediklaud.adapters.memory.billing.accounts import MemoryAccounts
from mediklaud.adapters.memory.scheduling.diaries import MemoryDiaries
from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.billing.dues import DuesStanding
from mediklaud.domain.registry.doctor import Doctor, DoctorNotFound
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.patient import Patient, PatientNotFound
from mediklaud.domain.scheduling.appointment import AHEAD
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.ports.booking_desk import BookingSheet, Enquiry, PatientAtDesk


@frozen
class MemoryBookingDesk:
    """One transaction at a time: nobody else is at the desk."""

    tables: Tables

    def receive(self, patient_id: PatientId, doctor_id: DoctorId) -> PatientAtDesk:
        self.hold(doctor_id)
        patient: Patient | None = self.tables["patients"].get(patient_id)
        if patient is None:
            raise PatientNotFound(patient_id)
        return PatientAtDesk(
            name=patient.name, number=patient.number, status=patient.status
        )

    def hold(self, doctor_id: DoctorId) -> None:
        if doctor_id not in self.tables["doctors"]:
            raise DoctorNotFound(doctor_id)

    def sheet(self, enquiry: Enquiry) -> BookingSheet:
        doctor: Doctor | None = self.tables["doctors"].get(enquiry.doctor_id)
        if doctor is None:
            raise DoctorNotFound(enquiry.doctor_id)
        diaries = MemoryDiaries(self.tables)
        left_out, patient_id = enquiry.leaving_out, enquiry.patient_id
        busy = diaries.busy(patient_id, enquiry.visit, left_out)
        return BookingSheet(
            doctor_name=doctor.name,
            doctor_number=doctor.number,
            doctor_is_active=doctor.status is DoctorStatus.ACTIVE,
            diary=diaries.diary(doctor, enquiry.occupied, left_out),
            patient_is_busy=bool(busy),
            upcoming=self._upcoming(patient_id, enquiry.now),
            dues=self._dues(patient_id, enquiry.now),
        )

    def _upcoming(self, patient_id: PatientId, now: datetime) -> int:
        return sum(
            appointment.patient_id == patient_id
            and appointment.status in AHEAD
            and appointment.period.start > now
            for appointment in self.tables["appointments"].values()
        )

    def _dues(self, patient_id: PatientId, now: datetime) -> DuesStanding:
        account = MemoryAccounts(self.tables).read(patient_id, now)
        return DuesStanding(owed=account.owed, override=account.override)
