"""What an appointment claims: ticks of doctor, patient and room (S5, S6)."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from attrs import frozen

from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.room import room_of
from mediklaud.domain.scheduling.ticks import Ticks


@frozen(kw_only=True)
class Claim:
    """Ticks of a person or a room, in one lane: nobody else can have any of them."""

    resource: UUID
    """The doctor's id, the patient's, or what the room is claimed by."""
    ticks: Ticks
    lane: int


def claims_of(appointment: Appointment) -> tuple[Claim, ...]:
    """Doctor and room with buffers, the patient without; none once released."""
    return tuple(_claims(appointment))


def _claims(appointment: Appointment) -> Iterator[Claim]:
    if appointment.occupies is not None:
        yield Claim(
            resource=appointment.doctor_id.value,
            ticks=Ticks.of(appointment.occupies),
            lane=appointment.lane,
        )
    if appointment.patient_occupied is not None:
        yield Claim(
            resource=appointment.patient_id.value,
            ticks=Ticks.of(appointment.patient_occupied),
            lane=0,
        )
    room = room_of(appointment.place)
    if appointment.occupies is not None and room is not None:
        yield Claim(
            resource=room,
            ticks=Ticks.of(appointment.occupies),
            lane=appointment.lane,
        )
