"""What stopped a prescriber is counted, also where nothing came of it."""

from datetime import datetime

from mediklaud.application.medication.showing import shown_alerts
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.medication.unsafe import UnsafePrescription
from mediklaud.ports.medication import Alerts
from mediklaud.ports.system import Ids


def keep_what_was_shown(
    refusal: UnsafePrescription,
    *,
    alerts: Alerts,
    ids: Ids,
    actor: Actor,
    now: datetime,
) -> None:
    """The prescription was not written; that its findings were shown is kept."""
    shown = shown_alerts(
        refusal.shown,
        (),
        patient_id=refusal.patient_id,
        prescription_id=None,
        to=actor.account_id,
        at=now,
        ids=ids,
    )
    alerts.add_all(shown)
