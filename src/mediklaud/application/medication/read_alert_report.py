"""How many alerts there were, and how often somebody went on all the same."""

from datetime import date, timedelta
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.medication.alert import AlertReport, require_days_in_order
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.ports.medication import Alerts


@frozen(kw_only=True)
class ReadAlertReport(Query[AlertReport]):
    """Rule by rule, from the first day to the last; no patient stands in it."""

    permission: ClassVar = Permission.READ_ALERT_REPORT
    audited: ClassVar = False
    since: date
    until: date


def read_alert_report(
    query: ReadAlertReport, *, alerts: Alerts, hospital: Hospital
) -> AlertReport:
    """Whole days on the hospital's calendar, the last one with them."""
    require_days_in_order(query.since, query.until)
    begins = hospital.start_of(query.since)
    ends = hospital.start_of(query.until + timedelta(days=1))
    return AlertReport(
        since=query.since,
        until=query.until,
        prescriptions=alerts.prescribed(begins, ends),
        rules=alerts.report(begins, ends),
    )
