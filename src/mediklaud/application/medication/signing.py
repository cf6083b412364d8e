"""A doctor stands for a prescription, after the check (M1, M3)."""

from __future__ import annotations

from attrs import frozen

from mediklaud.application.medication.chart import Chart
from mediklaud.application.medication.checking import check_for
from mediklaud.application.medication.showing import shown_alerts
from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.medication.presented import Checked
from mediklaud.domain.medication.unsafe import (
    overrides_of,
    require_answered,
    require_findings,
)
from mediklaud.domain.medication.written import Written
from mediklaud.ports.medication import Alerts
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class Signing(Gathered):
    """Who signs, and where the check looks and its alerts are kept."""

    chart: Chart
    alerts: Alerts
    ids: Ids
    actor: Actor

    def look(self, draft: Prescription) -> Written:
        """Not signed yet: what the check says now."""
        checked = check_for(
            draft.patient_id, (draft,), self.chart, prescriber=draft.prescriber
        )
        return Written(prescription=draft, checked=checked)

    def sign(self, draft: Prescription, given: tuple[OverrideGiven, ...]) -> Written:
        """Signed, each finding that stops having its answer; or refused."""
        checked = self.look(draft).checked
        require_findings(checked, given)
        require_answered(draft.patient_id, checked, [one.rule_id for one in given])
        by, at, chart = self.actor.account_id, self.chart.now, self.chart
        signed = draft.sign(
            by=by,
            at=at,
            valid_until=chart.today + draft.valid_for(chart.policy.valid_for),
            overrides=overrides_of(checked, given, by=by, at=at),
            forbidden=any(one.is_forbidden for one in checked.presented),
        )
        self._keep(checked, given, signed)
        return Written(prescription=signed, checked=checked)

    def check_again(self, signed: Prescription) -> Checked:
        """What the check says now; refused if that has no answer on it."""
        checked = check_for(signed.patient_id, (signed,), self.chart)
        answered = [one.rule_id for one in signed.overrides]
        require_answered(signed.patient_id, checked, answered)
        return checked

    def _keep(
        self,
        checked: Checked,
        given: tuple[OverrideGiven, ...],
        signed: Prescription,
    ) -> None:
        shown = shown_alerts(
            checked.shown,
            given,
            patient_id=signed.patient_id,
            prescription_id=signed.id,
            to=self.actor.account_id,
            at=self.chart.now,
            ids=self.ids,
        )
        self.alerts.add_all(shown)
