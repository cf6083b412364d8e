"""A prescription that somebody names: theirs to see, or as if there were none (X1)."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from mediklaud.application.reaching import Reaching
from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.medication.opened import Opened
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.prescription_refusals import PrescriptionNotFound
from mediklaud.domain.shared.ids import PrescriptionId
from mediklaud.ports.access import Care
from mediklaud.ports.dispensing import PharmacyQueue
from mediklaud.ports.prescriptions import Prescriptions
from mediklaud.ports.privacy import BrokenGlasses


@frozen(kw_only=True)
class WithinReach(Gathered):
    """Prescriptions of patients whom somebody reaches."""

    prescriptions: Prescriptions
    care: Care
    glasses: BrokenGlasses
    queue: PharmacyQueue
    actor: Actor
    scope: Scope
    now: datetime

    def read(self, prescription_id: PrescriptionId, permission: Permission) -> Opened:
        """The one meant, and what it was opened for."""
        return self._opened(self.prescriptions.find(prescription_id), permission)

    def hold(
        self, prescription_id: PrescriptionId, permission: Permission
    ) -> Prescription:
        """The one meant; nobody else changes it until this transaction ends."""
        held = self.prescriptions.hold(prescription_id)
        return self._opened(held, permission).prescription

    def _opened(self, found: Prescription, permission: Permission) -> Opened:
        reaching = Reaching(
            actor=self.actor,
            care=self.care,
            glasses=self.glasses,
            queue=self.queue,
            now=self.now,
        )
        scope = reaching.reach(found.patient_id, self.scope, permission)
        if scope is None:
            raise PrescriptionNotFound(found.id)
        return Opened(prescription=found, purpose=scope.purpose)
