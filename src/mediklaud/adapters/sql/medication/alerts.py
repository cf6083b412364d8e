"""Alerts shown, in a table that the database keeps as it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from attrs import frozen
from sqlalchemy import Row, bindparam, case, func, insert, select

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.medication.knowledge_tables import safety_alerts
from mediklaud.adapters.sql.medication.prescription_tables import prescriptions
from mediklaud.adapters.sql.schema import Instant, here
from mediklaud.domain.medication.alert import AlertStage, RuleTally, ShownAlert
from mediklaud.domain.medication.severity import Severity

_a = safety_alerts.c
_ADD = insert(safety_alerts)
_RULE = (_a.rule_id, _a.knowledge, _a.severity, _a.stage)
_shown = func.count(_a.occasion.distinct()).label("shown")
_when_overridden = case((_a.overridden.is_not(None), _a.occasion))
_REPORT = (
    select(*_RULE, _shown, func.count(_when_overridden.distinct()).label("overridden"))
    .where(
        here(safety_alerts),
        _a.at >= bindparam("since", type_=Instant),
        _a.at < bindparam("until", type_=Instant),
    )
    .group_by(*_RULE)
    .order_by(_shown.desc(), *_RULE)
)

_PRESCRIBED = select(func.count().label("signed")).where(
    here(prescriptions),
    prescriptions.c.signed_at >= bindparam("since", type_=Instant),
    prescriptions.c.signed_at < bindparam("until", type_=Instant),
)


@frozen
class SqlAlerts:
    """The `safety_alerts` table; which medicines met is sealed."""

    database: Database

    def add(self, alert: ShownAlert) -> None:
        self.add_all((alert,))

    def add_all(self, alerts: tuple[ShownAlert, ...]) -> None:
        self.database.add_all(_ADD, map(self._to_row, alerts))

    def report(self, since: datetime, until: datetime) -> tuple[RuleTally, ...]:
        rows = self.database.rows(_REPORT, since=since, until=until)
        return tuple(map(_to_tally, rows))

    def prescribed(self, since: datetime, until: datetime) -> int:
        row = self.database.first(_PRESCRIBED, since=since, until=until)
        return 0 if row is None else int(row.signed)

    def _to_row(self, alert: ShownAlert) -> dict[str, object]:
        private = {"pair": alert.pair, "text": alert.text}
        prescription_id = alert.prescription_id
        return {
            "id": alert.id.value,
            "at": alert.at,
            "patient_id": alert.patient_id.value,
            "prescription_id": prescription_id and prescription_id.value,
            "shown_to": alert.shown_to.value,
            "stage": alert.stage,
            "rule_id": alert.rule_id,
            "knowledge": alert.knowledge,
            "severity": alert.severity,
            "presentation": alert.presentation,
            "overridden": alert.overridden,
            "occasion": self.database.index("alert occasion", alert.occasion),
            "sealed": self.database.seal(safety_alerts, alert.id.value, private),
        }


def _to_tally(row: Row[Any]) -> RuleTally:
    return RuleTally(
        rule_id=row.rule_id,
        knowledge=row.knowledge,
        severity=Severity(row.severity),
        stage=AlertStage(row.stage),
        shown=row.shown,
        overridden=row.overridden,
    )
