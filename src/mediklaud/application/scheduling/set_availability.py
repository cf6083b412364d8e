"""A doctor's weekly hours are set; what is booked already stays booked (S1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.scheduling.availability import (
    AvailabilityRule,
    HoursInThePast,
    OfferedHours,
)
from mediklaud.domain.scheduling.schedule import Availability
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import AvailabilityId, DoctorId
from mediklaud.ports.registry import Doctors
from mediklaud.ports.scheduling import Availabilities
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class SetAvailability(Command[Availability]):
    """Replace a doctor's weekly hours from a day on: today, if no day is said."""

    permission: ClassVar[Permission] = Permission.SET_AVAILABILITY
    doctor_id: DoctorId
    rules: tuple[OfferedHours, ...]
    valid_from: date | None = None


def set_availability(
    command: SetAvailability,
    *,
    doctors: Doctors,
    availabilities: Availabilities,
    hospital: Hospital,
    ids: Ids,
    now: datetime,
) -> Availability:
    """Replace them; an approved doctor's first hours make the doctor active (D1)."""
    today = hospital.day_of(now)
    since = command.valid_from or today
    if since < today:
        raise HoursInThePast(since)
    _activate(doctors.get(command.doctor_id), doctors)
    rules = tuple(_rules(command, since, hospital, ids))
    availabilities.replace(command.doctor_id, since, rules)
    kept = availabilities.of_doctor(command.doctor_id, today)
    return Availability(doctor_id=command.doctor_id, rules=kept)


def _activate(doctor: Doctor, doctors: Doctors) -> None:
    """Who is suspended stays so; who was not approved, or has left, keeps no hours."""
    if doctor.status is not DoctorStatus.SUSPENDED:
        active = doctor.activate()
        if active is not doctor:
            doctors.save(active)


def _rules(
    command: SetAvailability, since: date, hospital: Hospital, ids: Ids
) -> Iterator[AvailabilityRule]:
    for hours in command.rules:
        hours.require_after(since)
        yield AvailabilityRule(
            id=ids.new(AvailabilityId),
            doctor_id=command.doctor_id,
            hours=hours.weekly,
            zone=hours.zone or hospital.zone,
            valid_from=since,
            valid_to=hours.valid_to,
        )
