"""The one place that decides whether a message may be handled, and on whose things."""

from __future__ import annotations

from datetime import datetime

from attrs import evolve

from mediklaud.application.messages import Message
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.proof import require_fresh_proof, require_second_factor
from mediklaud.domain.access.scope import Scope, scope_of
from mediklaud.domain.registry.patient import PatientNotFound
from mediklaud.ports.access import Care
from mediklaud.ports.system import Unit


def authorise(
    message: Message[object],
    actor: Actor,
    unit: Unit,
    now: datetime,
    policy: AccessPolicy,
) -> Scope:
    """Whose things the actor reaches with it; refused if not this patient's."""
    scope = scope_of(actor, message.permission)
    require_second_factor(actor, message.permission, policy)
    if message.step_up:
        require_fresh_proof(actor, now, policy)
    patient_id = message.concerns
    if patient_id is None or scope.covers(patient_id, message.in_schedule_of):
        return scope
    doctor_id = scope.in_care_of
    if doctor_id and unit.port(Care).relates(doctor_id, patient_id, now):
        return evolve(scope, patients=scope.patients | {patient_id})
    raise PatientNotFound(patient_id)
