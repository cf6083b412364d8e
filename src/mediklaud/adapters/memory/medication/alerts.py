"""Alerts shown, in a dictionary."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.medication.alert import RuleTally, ShownAlert

_Rule = tuple[object, ...]


@frozen
class MemoryAlerts:
    """Alerts by their id."""

    tables: Tables

    def add(self, alert: ShownAlert) -> None:
        self.tables["safety_alerts"][alert.id] = alert

    def add_all(self, alerts: tuple[ShownAlert, ...]) -> None:
        for alert in alerts:
            self.add(alert)

    def report(self, since: datetime, until: datetime) -> tuple[RuleTally, ...]:
        by_rule: dict[_Rule, list[ShownAlert]] = {}
        for alert in self.tables["safety_alerts"].values():
            if since <= alert.at < until:
                by_rule.setdefault(_rule_of(alert), []).append(alert)
        ordered = sorted(by_rule.items(), key=lambda found: found[0])
        tallies = (_tally(alerts) for _, alerts in ordered)
        return tuple(sorted(tallies, key=lambda tally: -tally.shown))

    def prescribed(self, since: datetime, until: datetime) -> int:
        signed = (one.signed_at for one in self.tables["prescriptions"].values())
        return sum(at is not None and since <= at < until for at in signed)


def _rule_of(alert: ShownAlert) -> _Rule:
    return alert.rule_id, alert.knowledge, alert.severity, alert.stage


def _tally(alerts: list[ShownAlert]) -> RuleTally:
    one = alerts[0]
    return RuleTally(
        rule_id=one.rule_id,
        knowledge=one.knowledge,
        severity=one.severity,
        stage=one.stage,
        shown=len({alert.occasion for alert in alerts}),
        overridden=len({a.occasion for a in alerts if a.overridden is not None}),
    )
