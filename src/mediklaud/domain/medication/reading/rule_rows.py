"""Rows of interactions, duplicates, doses, pregnancy and kidneys."""

from __future__ import annotations

from decimal import Decimal

from attrs import define

from mediklaud.domain.medication.external.ledger import UnusableRow
from mediklaud.domain.medication.reading.references import References
from mediklaud.domain.medication.reading.rows import Row, said
from mediklaud.domain.medication.report import FindingKind
from mediklaud.domain.medication.rules import (
    DoseLimit,
    InteractionRule,
    KidneyMeasure,
    PregnancyRule,
    RenalRule,
    Side,
    Statement,
)
from mediklaud.domain.medication.severity import Severity
from mediklaud.domain.medication.substance import Scope
from mediklaud.domain.shared.preparation import Administration, Measure

_SCOPES = {scope.value: scope for scope in Scope}
_SEVERITIES = {severity.value: severity for severity in Severity}
_IN_PREGNANCY = {
    "contraindicated": (Severity.CONTRAINDICATED, "avoid"),
    "avoid": (Severity.MAJOR, "avoid unless nothing else helps"),
    "caution": (Severity.MODERATE, "weigh benefit and harm"),
}


@define
class RuleRows:
    """What each kind of row says, once its references are known."""

    references: References

    def interaction(self, row: Row) -> InteractionRule:
        """Two groups of substances, and what is said of any two of them."""
        return _between_two(
            InteractionRule(
                said(row, "rule_id"),
                self._side(row["side_a"], row["scope_a"], row["washout_a_days"]),
                self._side(row["side_b"], row["scope_b"], row["washout_b_days"]),
                statement(row),
            )
        )

    def group(self, row: Row) -> InteractionRule:
        """A group of which a patient takes one alone."""
        return _between_two(
            InteractionRule(
                said(row, "rule_id"),
                self._side(row["match"], row["scope_a"]),
                self._side(row["match"], row["scope_b"]),
                statement(row),
                FindingKind.DUPLICATE,
            )
        )

    def dose_limit(self, row: Row) -> DoseLimit:
        """The most at once, in a day or in another period."""
        (substance,) = self.references.members(f"inn:{row['inn']}")
        at_once = row["max_single"]
        return DoseLimit(
            id=said(row, "rule_id"),
            substance=substance,
            route=Administration(row["route"]),
            at_once=_more_than_nothing(at_once) if at_once else None,
            in_period=_more_than_nothing(row["max_in_period"]),
            measure=Measure(row["unit"]),
            period_days=int(row["period_days"]),
            never_daily=row["never_daily"] == "yes",
            source=said(row, "basis"),
        )

    def pregnancy(self, row: Row) -> PregnancyRule:
        """What harms a child not yet born, and when."""
        if row["level"] not in _IN_PREGNANCY:
            raise UnusableRow(f"unknown level {row['level']!r}")
        severity, management = _IN_PREGNANCY[row["level"]]
        when = "" if row["trimester"] == "all" else f" (trimester: {row['trimester']})"
        says = Statement(
            severity,
            f"{said(row, 'reason')}{when}",
            "harm to the child",
            management,
            said(row, "source"),
        )
        return PregnancyRule(
            said(row, "rule_id"), self.references.members(row["drugs"]), says
        )

    def renal(self, row: Row) -> RenalRule:
        """What needs care below some kidney function."""
        measure, below = row["measure"], _more_than_nothing(row["threshold_below"])
        says = Statement(
            _severity(row["level"]),
            "accumulation or harm to the kidneys",
            f"{measure} below {below}",
            said(row, "action"),
            said(row, "source"),
        )
        members = self.references.members(row["drugs"])
        return RenalRule(
            said(row, "rule_id"), members, KidneyMeasure(measure), below, says
        )

    def _side(self, members: str, scope: str, washout: str = "") -> Side:
        if scope not in _SCOPES:
            raise UnusableRow(f"unknown scope {scope!r}")
        return Side(
            self.references.members(members), _SCOPES[scope], _days(washout or "0")
        )


def _between_two(rule: InteractionRule) -> InteractionRule:
    if len({*rule.a.members, *rule.b.members}) == 1:
        raise UnusableRow("a substance with itself")
    return rule


def statement(row: Row) -> Statement:
    """How grave, what, why, what to do, and who says so: none may be missing."""
    return Statement(
        _severity(row["severity"]),
        said(row, "effect"),
        said(row, "mechanism"),
        said(row, "management"),
        said(row, "source"),
    )


def _severity(written: str) -> Severity:
    if written not in _SEVERITIES:
        raise UnusableRow(f"unknown severity {written!r}")
    return _SEVERITIES[written]


def _days(written: str) -> int:
    if not written.isascii() or not written.isdigit():
        raise UnusableRow(f"{written!r} are no days")
    return int(written)


def _more_than_nothing(written: str) -> Decimal:
    number = Decimal(written)
    if not number.is_finite() or number <= 0:
        raise UnusableRow(f"{written!r} is not more than nothing")
    return number
