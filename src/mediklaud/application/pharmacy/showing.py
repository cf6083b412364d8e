"""What stood before a pharmacist's eyes, to be counted (M3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from attrs import frozen

from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.medication.alert import AlertStage, ShownAlert
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.presented import Presented
from mediklaud.domain.shared.ids import AccountId, AlertId, PatientId, PrescriptionId
from mediklaud.ports.medication import Alerts
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class Showing(Gathered):
    """Findings before one pharmacist; a program without an account has no eyes."""

    alerts: Alerts
    ids: Ids
    actor: Actor
    now: datetime

    def keep(
        self,
        patient_id: PatientId,
        prescription_id: PrescriptionId,
        shown: Iterable[Presented],
        given: tuple[OverrideGiven, ...] = (),
    ) -> None:
        """Count each of them, with the answer it was given."""
        to = self.actor.account_id
        if to is not None:
            about = _About(patient_id, prescription_id, to, self.now)
            found = (about.alert(self.ids.new(AlertId), o, given) for o in shown)
            self.alerts.add_all(tuple(found))


@frozen
class _About:
    """Whose prescription it was, who was shown it, and when."""

    patient_id: PatientId
    prescription_id: PrescriptionId
    to: AccountId
    at: datetime

    def alert(
        self, this: AlertId, one: Presented, given: tuple[OverrideGiven, ...]
    ) -> ShownAlert:
        """One finding, as it is counted."""
        found = one.finding
        answer = next((a for a in given if one.is_of(a.rule_id)), None)
        return ShownAlert(
            id=this,
            at=self.at,
            patient_id=self.patient_id,
            prescription_id=self.prescription_id,
            shown_to=self.to,
            stage=AlertStage.DISPENSING,
            rule_id=found.rule_id,
            knowledge=found.knowledge,
            severity=found.severity,
            presentation=one.presentation,
            overridden=answer.reason if answer else None,
            text=answer.text if answer else None,
            pair=found.pair,
        )
