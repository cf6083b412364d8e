"""Who may know why a patient comes."""

from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.scheduling.appointment import Appointment


def may_know_why(actor: Actor, scope: Scope, appointment: Appointment) -> bool:
    """The patient, whoever was let in to them, and the desk that books them."""
    return appointment.patient_id in scope.patients or Role.FRONT_DESK in actor.roles
