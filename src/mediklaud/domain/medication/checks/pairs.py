"""What two medicines do together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mediklaud.domain.medication.checks.hits import Hit, a_hit
from mediklaud.domain.medication.checks.index import KnowledgeIndex
from mediklaud.domain.medication.checks.known import Ingredient, KnownMedicine
from mediklaud.domain.medication.report import FindingKind
from mediklaud.domain.medication.rules import Side

Days = int | None
"""How long ago a medicine was stopped; None while it is taken."""


def touching(
    known: Sequence[KnownMedicine | None], first: int
) -> Iterator[tuple[int, int]]:
    """Which two stand in a rule together, the later one not before `first`.

    Most medicines have nothing with any before them, which one AND shows.
    """
    union = 0
    for j, one in enumerate(known):
        if one is None:
            continue
        if j >= first and one.left & union:
            left = one.left
            for i in range(j):
                other = known[i]
                if other is not None and left & other.right:
                    yield i, j
        union |= one.right


def hits_between(
    index: KnowledgeIndex,
    one: KnownMedicine,
    other: KnownMedicine,
    days: Sequence[Days],
) -> Iterator[Hit]:
    """Every rule that holds between an ingredient of the one and one of the other."""
    for x in one.ingredients:
        for y in other.ingredients:
            if mask := x.left & y.right:
                yield from _of_two(index, x, y, mask, days)


def _of_two(
    index: KnowledgeIndex, x: Ingredient, y: Ingredient, mask: int, days: Sequence[Days]
) -> Iterator[Hit]:
    count, names = len(index.rules), (x.name, y.name)
    alike = x.name == y.name
    for bit in _ones(mask):
        if bit >= 2 * count:
            rule_id, says, of_one = index.same[bit - 2 * count]
            if of_one == alike and days == _BOTH_TAKEN:
                yield a_hit(FindingKind.DUPLICATE, rule_id, says, names, index.version)
            continue
        rule = index.rules[bit % count]
        sides = (rule.a, rule.b) if bit < count else (rule.b, rule.a)
        if not alike and _lasts(sides, days):
            yield a_hit(rule.kind, rule.id, rule.says, names, index.version)


_BOTH_TAKEN = (None, None)


def _ones(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _lasts(sides: tuple[Side, Side], days: Sequence[Days]) -> bool:
    """Is what was stopped still in the body, as the rule counts it?"""
    return all(
        ago is None or ago <= side.washout_days
        for side, ago in zip(sides, days, strict=True)
    )
