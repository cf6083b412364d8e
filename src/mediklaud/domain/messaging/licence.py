"""When a doctor is warned that the licence ends (D3)."""

from datetime import date

from mediklaud.domain.messaging.topic import Cause, Topic
from mediklaud.domain.shared.ids import DoctorId

_WARNINGS = {
    7: Topic.LICENCE_ENDS_IN_7_DAYS,
    30: Topic.LICENCE_ENDS_IN_30_DAYS,
    60: Topic.LICENCE_ENDS_IN_60_DAYS,
}
EARLIEST_WARNING = max(_WARNINGS)
"""Days before a licence's last day."""


def warning_due(doctor_id: DoctorId, last_day: date, today: date) -> Cause | None:
    """The warning whose day has come: the nearest alone, if others were missed."""
    left = (last_day - today).days
    if left < 0:
        return None
    for days, topic in _WARNINGS.items():
        if left <= days:
            return Cause(topic, doctor_id.value, last_day.toordinal())
    return None
