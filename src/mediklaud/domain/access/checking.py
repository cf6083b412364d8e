"""Walks the streams and the seals in order, and names the first thing wrong (X5).

Holds one entry at a time: an audit of many years is checked in little memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import merge
from itertools import groupby

from attrs import define

from mediklaud.domain.access.chain import Link, MarkOf, Tail
from mediklaud.domain.access.seal import Head
from mediklaud.domain.access.tampering import Fault, FaultKind

_LOOKED_AHEAD = 1000
"""How far beyond what is left of a stream an entry's own place is looked for."""

Step = Link | Head


@define
class StreamCheck:
    """Reads every stream from its beginning, and counts as it goes."""

    mark_of: MarkOf
    streams: int = 0
    entries: int = 0
    unsealed: int = 0
    unsealed_since: datetime | None = None

    def first_fault(self, links: Iterable[Link], heads: Iterable[Head]) -> Fault | None:
        """What is wrong first; both come in the order of stream and place."""
        steps: Iterator[Step] = merge(links, heads, key=_place)
        for stream, its_steps in groupby(steps, key=_stream):
            self.streams += 1
            fault = self._first_in_stream(stream, its_steps)
            if fault is not None:
                return fault
        return None

    def _first_in_stream(self, stream: str, steps: Iterator[Step]) -> Fault | None:
        tail, waiting = Tail(), Waiting()
        for step in steps:
            if isinstance(step, Head):
                kind = _fault_of_head(step, tail, steps)
                waiting = Waiting()
            else:
                kind = _fault_of_link(step, tail, steps, self.mark_of)
                waiting.add(step.entry.at)
                self.entries += 1
            if kind is not None:
                return Fault(kind=kind, stream=stream, seq=_where(kind, step, tail))
            if isinstance(step, Link):
                tail = step.tail
        self._leave_open(waiting)
        return None

    def _leave_open(self, waiting: Waiting) -> None:
        self.unsealed += waiting.entries
        if waiting.since is not None:
            known = self.unsealed_since or waiting.since
            self.unsealed_since = min(known, waiting.since)


@define
class Waiting:
    """The entries of a stream that no seal covers yet."""

    entries: int = 0
    since: datetime | None = None

    def add(self, at: datetime) -> None:
        """One more."""
        self.entries += 1
        self.since = at if self.since is None else min(self.since, at)


def _place(step: Step) -> tuple[str, int, bool]:
    """Where it stands; an entry before the head that seals it."""
    return step.stream, step.seq, isinstance(step, Head)


def _stream(step: Step) -> str:
    return step.stream


def _where(kind: FaultKind, step: Step, tail: Tail) -> int:
    """The first place that is not as it should be."""
    if kind in {FaultKind.MISSING, FaultKind.TRUNCATED}:
        return tail.seq + 1
    return step.seq


def _fault_of_head(head: Head, tail: Tail, rest: Iterator[Step]) -> FaultKind | None:
    """Has the stream come as far as was sealed, and is it still the same one?"""
    if head.seq == tail.seq:
        return None if head.mac == tail.mac else FaultKind.FORKED
    if tail.seq == 0 or any(isinstance(step, Link) for step in rest):
        return FaultKind.MISSING
    return FaultKind.TRUNCATED


def _fault_of_link(
    found: Link, tail: Tail, rest: Iterator[Step], mark_of: MarkOf
) -> FaultKind | None:
    """Is it the entry that was put here, after the one before?"""
    if found.seq <= tail.seq:
        return FaultKind.FORKED
    if found.seq > tail.seq + 1:
        return FaultKind.MISSING
    if not found.is_genuine(mark_of):
        return _fault_of_other(found, rest, mark_of)
    return None if found.previous == tail.mac else FaultKind.FORKED


def _fault_of_other(found: Link, rest: Iterator[Step], mark_of: MarkOf) -> FaultKind:
    """It was marked for another place, or it was changed.

    If the entry it was fastened to is still there, they were only moved about.
    """
    last, seen_later = found.seq, False
    for step in rest:
        last = max(last, step.seq)
        later = isinstance(step, Link) and step.mac == found.previous
        seen_later = seen_later or later
    places = range(1, last + _LOOKED_AHEAD)
    if not any(found.at(seq).is_genuine(mark_of) for seq in places):
        return FaultKind.CHANGED
    return FaultKind.REORDERED if seen_later else FaultKind.MISSING
