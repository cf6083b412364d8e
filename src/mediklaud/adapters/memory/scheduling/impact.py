"""The worklist of impacted appointments, found in the other dictionaries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.patient import Patient, PatientStatus
from mediklaud.domain.scheduling.appointment import AHEAD, Appointment
from mediklaud.domain.scheduling.impact import Cause, ImpactedAppointment
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import AppointmentId, DoctorId

_NOT_ACTIVE = (DoctorStatus.SUSPENDED, DoctorStatus.LEFT)


@frozen
class MemoryImpactWorklist:
    """Every appointment ahead is asked what stands against it."""

    tables: Tables

    def page(
        self,
        doctor_id: DoctorId | None,
        now: datetime,
        hospital: Hospital,
        *,
        after: AppointmentId | None,
        limit: int,
    ) -> tuple[ImpactedAppointment, ...]:
        mark: Appointment | None = self.tables["appointments"].get(after)
        if after is not None and mark is None:
            return ()
        found = (
            impacted
            for impacted in self._all(now, hospital)
            if doctor_id in {None, impacted.appointment.doctor_id}
            and (mark is None or _time(impacted.appointment) > _time(mark))
        )
        return tuple(sorted(found, key=lambda i: _time(i.appointment)))[:limit]

    def among(
        self,
        appointment_ids: Sequence[AppointmentId],
        now: datetime,
        hospital: Hospital,
    ) -> tuple[ImpactedAppointment, ...]:
        every = self._all(now, hospital)
        return tuple(i for i in every if i.appointment.id in appointment_ids)

    def _all(self, now: datetime, hospital: Hospital) -> Iterator[ImpactedAppointment]:
        for appointment in self.tables["appointments"].values():
            if appointment.status in AHEAD and appointment.period.start > now:
                causes = tuple(self._causes(appointment, now, hospital))
                if causes:
                    yield ImpactedAppointment(appointment=appointment, causes=causes)

    def _causes(
        self, appointment: Appointment, now: datetime, hospital: Hospital
    ) -> Iterator[Cause]:
        absences = self.tables["absences"].values()
        doctor: Doctor = self.tables["doctors"][appointment.doctor_id]
        if any(absence.affects(appointment, now) for absence in absences):
            yield Cause.DOCTOR_ABSENT
        if doctor.status in _NOT_ACTIVE:
            yield Cause.DOCTOR_NOT_ACTIVE
        if not doctor.licence.holds_on(hospital.day_of(appointment.period.start)):
            yield Cause.LICENCE_ENDED
        patient: Patient = self.tables["patients"][appointment.patient_id]
        if patient.status is not PatientStatus.ACTIVE:
            yield Cause.PATIENT_NOT_ACTIVE


def _time(appointment: Appointment) -> tuple[object, ...]:
    return appointment.period.start, appointment.id
