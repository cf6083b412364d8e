"""A dispensation that somebody names: theirs to see, or as if there were none (X1)."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.pharmacy.dispensation import Dispensation
from mediklaud.domain.pharmacy.dispensation_refusals import DispensationNotFound
from mediklaud.domain.shared.ids import DispensationId, PatientId
from mediklaud.ports.access import Care
from mediklaud.ports.dispensing import Dispensations, PharmacyQueue


@frozen(kw_only=True)
class WithinReach(Gathered):
    """Dispensations of patients whom somebody reaches.

    In an emergency a doctor reads the patient's list, which names the patient.
    """

    dispensations: Dispensations
    care: Care
    queue: PharmacyQueue
    scope: Scope
    now: datetime

    def read(self, dispensation_id: DispensationId) -> Dispensation:
        """The one meant."""
        found = self.dispensations.find(dispensation_id)
        if not self._covers(found.patient_id):
            raise DispensationNotFound(dispensation_id)
        return found

    def _covers(self, patient_id: PatientId) -> bool:
        if self.scope.covers(patient_id):
            return True
        if self.scope.in_queue and self.queue.waits(patient_id, self.now):
            return True
        doctor_id = self.scope.in_care_of
        return doctor_id is not None and self.care.relates(
            doctor_id, patient_id, self.now
        )
