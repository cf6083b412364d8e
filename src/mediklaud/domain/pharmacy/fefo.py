"""Which batches are handed out: what expires first, goes first (H3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from mediklaud.domain.pharmacy.batch import DISPENSARY, Batch, BatchStatus
from mediklaud.domain.shared.ids import BatchId


@frozen
class Share:
    """So much of one batch."""

    batch: Batch
    quantity: int


@frozen
class Picked:
    """What can be handed out, batch by batch, and how much is missing (H4)."""

    parts: tuple[Share, ...]
    short: int

    @property
    def quantity(self) -> int:
        """All parts together."""
        return sum(part.quantity for part in self.parts)


def usable(batches: Iterable[Batch], last_day: date) -> tuple[Batch, ...]:
    """Those that may be handed out and last until then, what expires first first."""
    found = (
        batch
        for batch in batches
        if batch.status is BatchStatus.USABLE
        and batch.location == DISPENSARY
        and batch.on_hand
        and batch.lasts_until(last_day)
    )
    return tuple(sorted(found, key=_turn))


def _turn(batch: Batch) -> tuple[object, ...]:
    return batch.expires_on, batch.received_at, batch.number, batch.id


def first_expiring(batches: Iterable[Batch], quantity: int, last_day: date) -> Picked:
    """Take so much of them, from as many as it needs; `last_day` is the supply's."""
    parts, left = [], quantity
    for batch in usable(batches, last_day):
        share = min(batch.on_hand, left)
        if not share:
            break
        parts.append(Share(batch, share))
        left -= share
    return Picked(tuple(parts), left)


def is_first_expiring(
    batches: Iterable[Batch], parts: Iterable[tuple[BatchId, int]], last_day: date
) -> bool:
    """Is it what would have been picked? If not, it needs a reason."""
    wanted = dict(parts)
    picked = first_expiring(batches, sum(wanted.values()), last_day)
    return {part.batch.id: part.quantity for part in picked.parts} == wanted
