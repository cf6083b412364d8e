"""Staff decide on appointments that cannot take place as booked (S12)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.application.scheduling.carrying_out import Verdict, carry_out
from mediklaud.application.scheduling.moving import Destination
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import Refusal, TryLater
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.scheduling.impact import (
    Action,
    DecisionRefused,
    ImpactDecision,
    NotImpacted,
    in_order,
)
from mediklaud.domain.scheduling.policy import BookingPolicy
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.ports.absences import ImpactWorklist
from mediklaud.ports.booking_desk import BookingDesk, Diaries
from mediklaud.ports.scheduling import Appointments
from mediklaud.ports.system import Events


@frozen(kw_only=True)
class ResolveImpact(Command[tuple[Appointment, ...]]):
    """Move or cancel several impacted appointments, all of them or none."""

    permission: ClassVar = Permission.RECORD_ABSENCE
    decisions: tuple[ImpactDecision, ...]


def resolve_impact(
    command: ResolveImpact,
    *,
    worklist: ImpactWorklist,
    appointments: Appointments,
    desk: BookingDesk,
    diaries: Diaries,
    policy: BookingPolicy,
    hospital: Hospital,
    now: datetime,
    events: Events,
) -> tuple[Appointment, ...]:
    """Apply every decision, cancellations first; each patient is told."""
    decisions = in_order(command.decisions)
    asked = tuple(decision.appointment_id for decision in decisions)
    impacted = worklist.among(asked, now, hospital)
    found = {i.appointment.id: i.appointment for i in impacted}
    for appointment_id in asked:
        if appointment_id not in found:
            raise NotImpacted(appointment_id)
    do = partial(
        carry_out,
        appointments=appointments,
        desk=desk,
        diaries=diaries,
        policy=policy,
        hospital=hospital,
        now=now,
        events=events,
    )
    return tuple(_done(one, found[one.appointment_id], do) for one in decisions)


def _done(
    decision: ImpactDecision,
    appointment: Appointment,
    do: Callable[[Verdict, Appointment], Appointment],
) -> Appointment:
    """Do what was decided; a refusal says on which appointment."""
    try:
        return do(_verdict(decision), appointment)
    except TryLater:
        raise
    except Refusal as refusal:
        raise DecisionRefused(appointment.id, refusal.code, refusal) from refusal


def _verdict(decision: ImpactDecision) -> Verdict:
    if decision.action is Action.CANCEL or decision.starts_at is None:
        return Verdict(to=None, because=decision.reason)
    to = Destination(starts_at=decision.starts_at, doctor_id=decision.to_doctor_id)
    return Verdict(to=to)
