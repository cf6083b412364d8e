"""The report on alerts: how often each was shown, and overridden."""

from mediklaud.application.pharmacy.reports.asked import Asked, Books
from mediklaud.domain.medication.alert import RuleTally
from mediklaud.domain.shared.report import Column, ColumnKind, Report, Row, sums

_COLUMNS = (
    Column("rule"),
    Column("knowledge"),
    Column("severity"),
    Column("stage"),
    Column("shown", ColumnKind.COUNT),
    Column("overridden", ColumnKind.COUNT),
    Column("overridden_share", ColumnKind.SHARE),
    Column("look_at_it"),
)


def alerts_report(asked: Asked, books: Books) -> Report:
    """Rule by rule, the most shown first."""
    found = books.alerts.report(asked.since, asked.until)
    rows = tuple(map(_row, found))
    totals = sums(_COLUMNS, rows)
    return asked.report("Alerts and overrides", _COLUMNS, rows, totals)


def _row(rule: RuleTally) -> Row:
    return (
        rule.rule_id,
        rule.knowledge,
        rule.severity.name.lower(),
        rule.stage,
        rule.shown,
        rule.overridden,
        str(rule.percent_overridden),
        "yes" if rule.is_mostly_overridden else None,
    )
