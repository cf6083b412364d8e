"""Doctors' time, put together from the dictionaries of rules, absences and visits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.specialty import is_among
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.availability import AvailabilityRule
from mediklaud.domain.scheduling.diary import Diary
from mediklaud.domain.scheduling.packed import packed
from mediklaud.domain.scheduling.room import room_of
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
        asked = (
            d for d in active if specialty is None or is_among(specialty, d.specialties)
        )
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
        every = self.tables["availability_rules"].values()
        rules = tuple(rule for rule in every if rule.doctor_id == doctor.id)
        return Diary(
            doctor_id=doctor.id,
            licence_until=doctor.licence.valid_until,
            rules=rules,
            absences=self._absences(doctor.id, within),
            claims=self._claims(doctor.id, within, leaving_out),
            rooms=self._rooms(rules, within, leaving_out),
            doctor_number=doctor.number,
            doctor_name=doctor.name,
        )

    def _absences(self, doctor_id: DoctorId, within: Ticks) -> tuple[Ticks, ...]:
        absences = self.tables["absences"].values()
        live = (a for a in absences if a.doctor_id == doctor_id and a.is_live)
        ticks = (Ticks.of(absence.period) for absence in live)
        return tuple(sorted(one for one in ticks if _meet(one, within)))

    def _claims(
        self, doctor_id: DoctorId, within: Ticks, leaving_out: AppointmentId | None
    ) -> tuple[int, ...]:
        standing = self._standing(within, leaving_out)
        return tuple(sorted(n for one, n in standing if one.doctor_id == doctor_id))

    def _rooms(
        self,
        rules: Iterable[AvailabilityRule],
        within: Ticks,
        leaving_out: AppointmentId | None,
    ) -> dict[UUID, list[int]]:
        """What others than the rules' doctor claim in the rooms that they name."""
        named = {rule.hours.room: rule.doctor_id for rule in rules}
        found: defaultdict[UUID, list[int]] = defaultdict(list)
        for appointment, claim in self._standing(within, leaving_out):
            room = room_of(appointment.place)
            others = named.get(room, appointment.doctor_id) != appointment.doctor_id
            if room is not None and others:
                found[room].append(claim)
        return dict(found)

    def _standing(
        self, within: Ticks, leaving_out: AppointmentId | None
    ) -> Iterator[tuple[Appointment, int]]:
        """Those that touch these ticks, each with its claim on the doctor."""
        for appointment in self.tables["appointments"].values():
            if appointment.occupies and appointment.id != leaving_out:
                ticks = Ticks.of(appointment.occupies)
                if _meet(ticks, within):
                    yield appointment, packed(ticks, appointment.lane)


def _meet(one: Ticks, other: Ticks) -> bool:
    return one.first < other.end and other.first < one.end
