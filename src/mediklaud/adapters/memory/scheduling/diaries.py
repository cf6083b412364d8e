"""Doctors' time, put together from the dictionaries of rules, absences and visits."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.specialty import specialty_key
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.diary import Diary
from mediklaud.domain.scheduling.packed import packed
from mediklaud.domain.scheduling.ticks import Ticks, stretches
from mediklaud.domain.shared.ids import AppointmentId, DoctorId, PatientId


@frozen
class MemoryDiaries:
    """What the other dictionaries say of a stretch of time."""

    tables: Tables

    def of_doctor(
        self,
        doctor_id: DoctorId,
        within: Ticks,
        leaving_out: AppointmentId | None = None,
    ) -> tuple[Diary, ...]:
        doctor: Doctor | None = self.tables["doctors"].get(doctor_id)
        if doctor is None or doctor.status is not DoctorStatus.ACTIVE:
            return ()
        return (self.diary(doctor, within, leaving_out),)

    def of_specialty(self, specialty: str | None, within: Ticks) -> tuple[Diary, ...]:
        every: Iterable[Doctor] = self.tables["doctors"].values()
        active = (d for d in every if d.status is DoctorStatus.ACTIVE)
        asked = (d for d in active if specialty is None or _is_one(d, specialty))
        return tuple(self.diary(d, within) for d in sorted(asked, key=lambda d: d.id))

    def busy(
        self,
        patient_id: PatientId,
        within: Ticks,
        leaving_out: AppointmentId | None = None,
    ) -> tuple[Ticks, ...]:
        claimed = (
            tick
            for (resource, tick, _), holder in self.tables["claims"].items()
            if resource == patient_id.value and holder != leaving_out
        )
        met = (tick for tick in claimed if within.first <= tick < within.end)
        return stretches(sorted(met))

    def diary(
        self, doctor: Doctor, within: Ticks, leaving_out: AppointmentId | None = None
    ) -> Diary:
        """All that touches these ticks in the doctor's time."""
        rules = self.tables["availability_rules"].values()
        return Diary(
            doctor_id=doctor.id,
            licence_until=doctor.licence.valid_until,
            rules=tuple(rule for rule in rules if rule.doctor_id == doctor.id),
            absences=self._absences(doctor.id, within),
            claims=self._claims(doctor.id, within, leaving_out),
        )

    def _absences(self, doctor_id: DoctorId, within: Ticks) -> tuple[Ticks, ...]:
        absences = self.tables["absences"].values()
        live = (a for a in absences if a.doctor_id == doctor_id and a.is_live)
        ticks = (Ticks.of(absence.period) for absence in live)
        return tuple(sorted(one for one in ticks if _meet(one, within)))

    def _claims(
        self, doctor_id: DoctorId, within: Ticks, leaving_out: AppointmentId | None
    ) -> tuple[int, ...]:
        claimed = (
            (Ticks.of(appointment.occupies), appointment.lane)
            for appointment in self._standing(leaving_out)
            if appointment.doctor_id == doctor_id and appointment.occupies
        )
        met = ((ticks, lane) for ticks, lane in claimed if _meet(ticks, within))
        return tuple(sorted(packed(ticks, lane) for ticks, lane in met))

    def _standing(self, leaving_out: AppointmentId | None) -> Iterable[Appointment]:
        every = self.tables["appointments"].values()
        return (a for a in every if a.id != leaving_out)


def _is_one(doctor: Doctor, specialty: str) -> bool:
    wanted = specialty_key(specialty)
    return any(specialty_key(own) == wanted for own in doctor.specialties)


def _meet(one: Ticks, other: Ticks) -> bool:
    return one.first < other.end and other.first < one.end
