"""A claim on a doctor's time as one whole number.

A search for free slots reads thousands of claims: as numbers they are cheap to fetch,
and leave nothing behind for the garbage collector.
"""

from __future__ import annotations

from mediklaud.domain.scheduling.ticks import Ticks

LANES = 1 << 8
LENGTHS = 1 << 12
"""More than any visit with its buffers has ticks."""


def packed(ticks: Ticks, lane: int) -> int:
    """The number that stands for these ticks in this lane; earlier ones are smaller."""
    return (ticks.first * LENGTHS + ticks.end - ticks.first) * LANES + lane


def unpacked(claim: int) -> tuple[int, int, int]:
    """First tick, tick after the last, lane."""
    stretch, lane = divmod(claim, LANES)
    first, length = divmod(stretch, LENGTHS)
    return first, first + length, lane
