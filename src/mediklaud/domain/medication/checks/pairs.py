"""What two medicines do together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mediklaud.domain.medication.checks.hits import Hit, Told
from mediklaud.domain.medication.checks.known import KnownMedicine

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
        left = one.left
        if j >= first and left & union:
            for i in range(j):
                other = known[i]
                if other is not None and left & other.right:
                    yield j, i
        union |= one.right


def hits_between(
    rules: Sequence[Told],
    one: KnownMedicine,
    other: KnownMedicine,
    days: tuple[Days, Days],
) -> list[Hit]:
    """Every rule that holds between an ingredient of the one and one of the other."""
    hits: list[Hit] = []
    for x in one.ingredients:
        for y in other.ingredients:
            alike, mask = x.name == y.name, x.left & y.right
            while mask:
                bit = mask & -mask
                mask ^= bit
                told = rules[bit.bit_length() - 1]
                if told.alike is alike and _lasts(told.washouts, days):
                    hits.append((told, (x.name, y.name)))
    return hits


def _lasts(washouts: tuple[int, int], days: tuple[Days, Days]) -> bool:
    """Is what was stopped still in the body, as the rule counts it?"""
    (one, other), (a, b) = days, washouts
    return (one is None or one <= a) and (other is None or other <= b)
