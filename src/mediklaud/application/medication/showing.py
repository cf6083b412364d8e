"""What stood before a prescriber's eyes, to be counted (M3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from mediklaud.domain.medication.alert import AlertStage, ShownAlert
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.presented import Presented
from mediklaud.domain.shared.ids import AccountId, AlertId, PatientId, PrescriptionId
from mediklaud.ports.system import Ids


def shown_alerts(
    shown: Iterable[Presented],
    given: Iterable[OverrideGiven],
    *,
    patient_id: PatientId,
    prescription_id: PrescriptionId | None,
    to: AccountId | None,
    at: datetime,
    ids: Ids,
) -> tuple[ShownAlert, ...]:
    """One for each; a program without an account has no eyes."""
    if to is None:
        return ()
    answers = tuple(given)
    return tuple(
        ShownAlert(
            id=ids.new(AlertId),
            at=at,
            patient_id=patient_id,
            prescription_id=prescription_id,
            shown_to=to,
            stage=AlertStage.PRESCRIBING,
            rule_id=one.finding.rule_id,
            knowledge=one.finding.knowledge,
            severity=one.finding.severity,
            presentation=one.presentation,
            overridden=answer.reason if answer else None,
            text=answer.text if answer else None,
            pair=one.finding.pair,
        )
        for one in shown
        for answer in [_answer(one, answers)]
    )


def _answer(one: Presented, answers: tuple[OverrideGiven, ...]) -> OverrideGiven | None:
    return next((answer for answer in answers if one.is_of(answer.rule_id)), None)
