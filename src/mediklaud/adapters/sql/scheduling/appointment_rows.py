"""An appointment as a row of its table, and back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.scheduling.tables import appointments
from mediklaud.domain.scheduling.appointment import Appointment, AppointmentStatus
from mediklaud.domain.scheduling.room import room_of
from mediklaud.domain.scheduling.ticks import Ticks
from mediklaud.domain.scheduling.visit_type import Channel, Urgency, VisitType
from mediklaud.domain.shared.ids import AccountId, AppointmentId, DoctorId, PatientId
from mediklaud.domain.shared.period import Period

_PRIVATE = ("reason", "overbook_reason", "ended_because")


def to_row(appointment: Appointment, database: Database) -> dict[str, object]:
    """All columns but the key."""
    private = {name: getattr(appointment, name) for name in _PRIVATE}
    occupied = appointment.occupies and Ticks.of(appointment.occupies)
    return {
        "patient_id": appointment.patient_id.value,
        "doctor_id": appointment.doctor_id.value,
        "starts_at": appointment.period.start,
        "ends_at": appointment.period.end,
        "zone": appointment.zone,
        "offset_seconds": int(appointment.offset.total_seconds()),
        "place": appointment.place,
        "room": room_of(appointment.place),
        "visit_type": appointment.visit_type.value,
        "urgency": appointment.urgency.value,
        "channel": appointment.channel.value,
        "booked_at": appointment.booked_at,
        "booked_by": appointment.booked_by and appointment.booked_by.value,
        "received_by": appointment.received_by and appointment.received_by.value,
        "occupied_from": occupied and occupied.first,
        "occupied_to": occupied and occupied.end,
        "lane": appointment.lane,
        "status": appointment.status.value,
        "ended_at": appointment.ended_at,
        "ended_late": appointment.ended_late,
        "rescheduled_from": [
            [period.start.isoformat(), period.end.isoformat()]
            for period in appointment.rescheduled_from
        ],
        "sealed": database.seal(appointments, appointment.id.value, private),
        "version": appointment.version,
    }


def to_appointment(row: Row[Any], database: Database) -> Appointment:
    """The appointment that the row is about."""
    private = database.unseal(appointments, row.id, row.sealed)
    return Appointment(
        id=AppointmentId(row.id),
        patient_id=PatientId(row.patient_id),
        doctor_id=DoctorId(row.doctor_id),
        period=Period(row.starts_at, row.ends_at),
        zone=row.zone,
        offset=timedelta(seconds=row.offset_seconds),
        place=row.place,
        visit_type=VisitType(row.visit_type),
        urgency=Urgency(row.urgency),
        channel=Channel(row.channel),
        booked_at=row.booked_at,
        booked_by=row.booked_by and AccountId(row.booked_by),
        received_by=row.received_by and AccountId(row.received_by),
        occupies=_occupied(row.occupied_from, row.occupied_to),
        lane=row.lane,
        status=AppointmentStatus(row.status),
        ended_at=row.ended_at,
        ended_late=row.ended_late,
        rescheduled_from=_periods(row.rescheduled_from),
        version=row.version,
        **private,
    )


def _occupied(first: int | None, end: int | None) -> Period | None:
    return None if first is None or end is None else Ticks(first, end).period


def _periods(pairs: Iterable[tuple[str, str]]) -> tuple[Period, ...]:
    read = datetime.fromisoformat
    return tuple(Period(read(start), read(end)) for start, end in pairs)
