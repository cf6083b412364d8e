"""Who may ask for which booking, and what the patient's side has to look like."""

from __future__ import annotations

from datetime import timedelta

from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import RoleLacksPermission, scope_of
from mediklaud.domain.billing.dues import DuesContext
from mediklaud.domain.registry.patient import PatientStatus
from mediklaud.domain.scheduling.booking import PatientNotActive, urgency_of
from mediklaud.domain.scheduling.policy import BookingPolicy
from mediklaud.domain.scheduling.visit_type import Channel, Urgency, VisitType
from mediklaud.domain.shared.ids import DoctorId, PatientId

_NO_TIME = timedelta(0)


def channel_of(actor: Actor, said: Channel) -> Channel:
    """Patients who book for themselves are online, whatever they say."""
    return said if actor.is_staff else Channel.ONLINE


def lead_time_of(actor: Actor, policy: BookingPolicy) -> timedelta:
    """How long before the visit this person must book."""
    return _NO_TIME if actor.is_staff else policy.lead_time_online


def urgency_by(actor: Actor, visit_type: VisitType, said: Urgency) -> Urgency:
    """How urgent it is, if this person may say so (U3)."""
    is_doctor = Role.DOCTOR in actor.roles
    return urgency_of(visit_type, said, by_staff=actor.is_staff, by_doctor=is_doctor)


def overbook_reason_of(
    actor: Actor, doctor_id: DoctorId, said: str | None, urgency: Urgency
) -> str | None:
    """Why it may go beyond the doctor's capacity, if this person may decide so (S6)."""
    reason = said or ("emergency" if urgency is Urgency.EMERGENCY else None)
    if reason is not None:
        reach = scope_of(actor, Permission.OVERBOOK)
        if not reach.covers(doctor_id=doctor_id):
            raise RoleLacksPermission(Permission.OVERBOOK)
    return reason


def require_active(patient_id: PatientId, status: PatientStatus) -> None:
    """Refuse to book for somebody whose file is closed."""
    if status is not PatientStatus.ACTIVE:
        raise PatientNotActive(patient_id)


def dues_context(urgency: Urgency) -> DuesContext:
    """What dues have to know of the visit (U3)."""
    return DuesContext(
        emergency=urgency is Urgency.EMERGENCY,
        urgent_follow_up=urgency is Urgency.URGENT_FOLLOW_UP,
    )
