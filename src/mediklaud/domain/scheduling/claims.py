"""What an appointment claims: ticks of the doctor's and the patient's time (S5, S6)."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from attrs import frozen

from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.ticks import Ticks


@frozen(kw_only=True)
class Claim:
    """Ticks of one person's time, in one lane: nobody else can have any of them."""

    resource: UUID
    """The doctor's id, or the patient's."""
    ticks: Ticks
    lane: int


def claims_of(appointment: Appointment) -> tuple[Claim, ...]:
    """The doctor's time with buffers, and the patient's own; none once released."""
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
