"""The one place that decides whether a message may be handled, and on whose things."""

from __future__ import annotations

from datetime import datetime

from mediklaud.application.messages import Message
from mediklaud.application.reaching import Reaching
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.proof import require_fresh_proof, require_second_factor
from mediklaud.domain.access.scope import Scope, require_person, scope_of
from mediklaud.domain.registry.patient import PatientNotFound
from mediklaud.ports.access import Care
from mediklaud.ports.dispensing import PharmacyQueue
from mediklaud.ports.privacy import BrokenGlasses
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
        require_person(actor, message.permission)
        require_fresh_proof(actor, now, policy)
    patient_id = message.concerns
    if patient_id is None or scope.covers(patient_id, message.in_schedule_of):
        return scope
    reaching = Reaching(
        actor=actor,
        care=unit.port(Care),
        glasses=unit.port(BrokenGlasses),
        queue=unit.port(PharmacyQueue),
        now=now,
    )
    opened = reaching.reach(patient_id, scope, message.permission)
    if opened is None:
        raise PatientNotFound(patient_id)
    return opened
