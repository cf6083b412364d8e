"""How somebody reaches a patient: by care, by work, or in an emergency (D5, X3)."""

from __future__ import annotations

from datetime import datetime

from attrs import evolve, frozen

from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.matrix import IN_EMERGENCIES
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.privacy.break_glass import BREAK_GLASS
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.access import Care
from mediklaud.ports.dispensing import PharmacyQueue
from mediklaud.ports.privacy import BrokenGlasses


@frozen(kw_only=True)
class Reaching:
    """What is asked where a role's own reach does not say it."""

    actor: Actor
    care: Care
    glasses: BrokenGlasses
    now: datetime
    queue: PharmacyQueue | None = None
    """Not asked about what no pharmacist may do."""

    def reach(
        self, patient_id: PatientId, scope: Scope, permission: Permission
    ) -> Scope | None:
        """The scope with this patient in it, and what it was opened for, if it is."""
        if scope.covers(patient_id):
            return scope
        opened = evolve(scope, patients=scope.patients | {patient_id})
        doctor_id = scope.in_care_of
        if doctor_id and self.care.relates(doctor_id, patient_id, self.now):
            return opened
        if self._is_in_queue(patient_id, scope):
            return opened
        if permission in IN_EMERGENCIES and self._has_broken_glass(patient_id):
            return evolve(opened, purpose=BREAK_GLASS)
        return None

    def _is_in_queue(self, patient_id: PatientId, scope: Scope) -> bool:
        if self.queue is None or not scope.in_queue:
            return False
        return self.queue.waits(patient_id, self.now)

    def _has_broken_glass(self, patient_id: PatientId) -> bool:
        """Only a doctor who may work here has ever use of it."""
        account_id = self.actor.account_id
        if account_id is None or not self.actor.sees_patients:
            return False
        return self.glasses.opens(account_id, patient_id, self.now)
