"""What two medicines have in common that makes the one needless beside the other."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from mediklaud.domain.medication.rules import SameTherapy, Statement
from mediklaud.domain.medication.severity import Severity
from mediklaud.domain.medication.substance import Scope, Substance

_LEVEL_4 = 5
"""How many characters of an ATC code name a group of like substances."""

Likeness = tuple[str, str, Scope]
"""The same ingredient or the same level of codes; and where it acts."""
Words = tuple[str, Statement]


def likenesses(
    same: SameTherapy, substance: Substance, own: str | None, scopes: frozenset[Scope]
) -> Iterator[tuple[Likeness, Words]]:
    """What another medicine may share with this one, and what is said then."""
    where = _where(scopes)
    codes = (own,) if own else _main_codes(substance, where)
    if same.ingredient and not _all_begin(codes, same.not_even_twice):
        yield ("ingredient", substance.name, where), _told(same.ingredient, where)
    if same.level_4 and where is not Scope.INHALED:
        for code in codes:
            if not code.startswith(same.excused):
                yield ("level", code[:_LEVEL_4], where), _told(same.level_4, where)


def _where(scopes: frozenset[Scope]) -> Scope:
    """In the body, in the lungs or on the spot: a duplicate is in the same place."""
    for scope in (Scope.SYSTEMIC, Scope.INHALED):
        if scope in scopes:
            return scope
    return Scope.LOCAL


def _main_codes(substance: Substance, where: Scope) -> tuple[str, ...]:
    """What it is mostly given for; on the spot there is no telling."""
    if where is Scope.SYSTEMIC:
        return substance.systemic[:1]
    return substance.inhaled if where is Scope.INHALED else substance.local


def _all_begin(codes: tuple[str, ...], prefixes: tuple[str, ...]) -> bool:
    return bool(codes) and all(code.startswith(prefixes) for code in codes)


def _told(told: Words, where: Scope) -> Words:
    """Two creams are a small matter."""
    rule_id, says = told
    if where is not Scope.LOCAL:
        return told
    return rule_id, evolve(says, severity=Severity.MINOR)
