"""When a doctor is warned that the licence ends (D3)."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from mediklaud.domain.messaging.topic import Cause, Topic
from mediklaud.domain.shared.ids import DoctorId

_WARNINGS = {
    7: Topic.LICENCE_ENDS_IN_7_DAYS,
    30: Topic.LICENCE_ENDS_IN_30_DAYS,
    60: Topic.LICENCE_ENDS_IN_60_DAYS,
}
EARLIEST_WARNING = max(_WARNINGS)
"""Days before a licence's last day."""


@frozen
class EndingLicence:
    """A doctor's licence, and its last day."""

    doctor_id: DoctorId
    until: date


def warning_due(licence: EndingLicence, today: date) -> Cause | None:
    """The warning whose day has come: the nearest only, if some were missed."""
    left = (licence.until - today).days
    if left < 0:
        return None
    for days, topic in _WARNINGS.items():
        if left <= days:
            return Cause(topic, licence.doctor_id.value, licence.until.toordinal())
    return None
