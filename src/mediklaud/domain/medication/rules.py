"""What is known to harm, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from mediklaud.domain.medication.report import FindingKind
from mediklaud.domain.medication.severity import Severity
from mediklaud.domain.medication.substance import Scope
from mediklaud.domain.shared.preparation import Administration, Measure

Members = Mapping[str, tuple[str, ...]]
"""Substances by name, each with the ATC codes that are meant; none means all of it."""


@frozen
class Statement:
    """How grave it is, what happens and why, what to do, and who says so."""

    severity: Severity
    effect: str
    mechanism: str
    management: str
    source: str


@frozen
class Side:
    """One side of a rule: which substances, acting where, and for how long after."""

    members: Members
    scope: Scope = Scope.SYSTEMIC
    washout_days: int = 0


@frozen
class InteractionRule:
    """Two different substances that should not meet, either way round."""

    id: str
    a: Side
    b: Side
    says: Statement
    kind: FindingKind = FindingKind.INTERACTION
    """Or a duplicate, where both do the same."""


@frozen
class CrossReactivity:
    """Whoever reacts to one of the allergens may react to one of the targets.

    The narrowest row wins; one that says nothing excuses what a wider row warns of.
    """

    id: str
    allergens: tuple[frozenset[str], ...]
    targets: tuple[frozenset[str], ...]
    says: Statement | None


@frozen(kw_only=True)
class SameTherapy:
    """What is said where two medicines hold the same, or nearly the same."""

    ingredient: tuple[str, Statement] | None = None
    """The rule's id, and what it says of one substance in two medicines."""
    level_4: tuple[str, Statement] | None = None
    """Of two substances whose ATC codes begin with the same five characters."""
    excused: tuple[str, ...] = ()
    """Beginnings of ATC codes whose substances are meant to be given together."""
    not_even_twice: tuple[str, ...] = ()
    """Of those, where one substance in two medicines is nothing to tell, either."""


@frozen(kw_only=True)
class DoseLimit:
    """The most that an adult takes of a substance, by one route."""

    id: str
    substance: str
    route: Administration
    at_once: Decimal | None
    in_period: Decimal
    measure: Measure
    period_days: int = 1
    """1 is a day; 7 for what is taken weekly."""
    never_daily: bool = False
    """Is it deadly to take it daily by mistake?"""
    source: str


@frozen
class PregnancyRule:
    """Substances that harm a child not yet born."""

    id: str
    members: Members
    says: Statement


class KidneyMeasure(StrEnum):
    """Two ways to tell how well kidneys work; neither stands in for the other."""

    EGFR = "egfr"
    CRCL = "crcl"


@frozen
class RenalRule:
    """Substances that need care below some kidney function."""

    id: str
    members: Members
    measure: KidneyMeasure
    below: Decimal
    says: Statement
