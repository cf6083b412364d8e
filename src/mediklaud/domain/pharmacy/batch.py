"""So much of a product, of one batch, at one place (H1)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.errors import InvalidValue, NotFound, RuleBroken
from mediklaud.domain.shared.ids import BatchId, ProductId
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean

DISPENSARY = "dispensary"
"""Where a delivery goes if nothing else is said; what is handed out comes from here."""


class BatchStatus(StrEnum):
    """Whether it may be handed out."""

    USABLE = "usable"
    QUARANTINED = "quarantined"
    RECALLED = "recalled"


@frozen
class BatchNotFound(NotFound):
    """The pharmacy has no such batch."""

    rule: ClassVar[str] = "H1"


@frozen
class NotEnoughInBatch(RuleBroken):
    """There is not as much of this batch here."""

    rule: ClassVar[str] = "H2"
    batch_id: BatchId
    on_hand: int


@frozen
class BatchNotUsable(RuleBroken):
    """This batch is quarantined or recalled: nothing of it is moved so."""

    rule: ClassVar[str] = "H3"
    batch_id: BatchId
    status: BatchStatus


@frozen
class SamePlace(RuleBroken):
    """It lies there already."""

    rule: ClassVar[str] = "H1"
    batch_id: BatchId


@frozen
class BatchNotQuarantined(RuleBroken):
    """Only a quarantined batch is released: this one is not."""

    rule: ClassVar[str] = "H3"
    batch_id: BatchId
    status: BatchStatus


@frozen
class ImpossibleStock(InvalidValue):
    """Stock is counted in whole base units, one or more, and is not on hand below 0."""

    rule: ClassVar[str] = "H1"


def _batch_number(value: str) -> str:
    return clean(value, "batch", longest=60).upper()


def _location(value: str) -> str:
    return clean(value, "location", longest=60).casefold()


def _why(value: str | None) -> str | None:
    return None if value is None else clean(value, "reason", longest=500)


@frozen(kw_only=True)
class Batch:
    """One delivery's share of a product, told by number, expiry and place.

    `usable`, at times `quarantined`; once `recalled`, never handed out again.
    """

    id: BatchId
    product_id: ProductId
    number: str = field(converter=_batch_number)
    expires_on: date
    """The last day on which it may be taken."""
    location: str = field(default=DISPENSARY, converter=_location)
    unit_cost: Money | None = None
    """What one base unit was bought for."""
    received_at: datetime = field(validator=has_time_zone)
    status: BatchStatus = BatchStatus.USABLE
    status_reason: str | None = field(default=None, converter=_why)
    """Why it is set aside, or was."""
    on_hand: int = 0

    def __attrs_post_init__(self) -> None:
        if self.on_hand < 0:
            raise ImpossibleStock

    @property
    def key(self) -> tuple[ProductId, str, date, str]:
        """What makes it one stock item."""
        return self.product_id, self.number, self.expires_on, self.location

    def lasts_until(self, day: date) -> bool:
        """May it still be taken on this day?"""
        return self.expires_on >= day

    def set_aside(self, reason: str) -> Batch:
        """Nothing of it is handed out until it is released."""
        self.require_usable()
        quarantined = BatchStatus.QUARANTINED
        return evolve(self, status=quarantined, status_reason=reason)

    def release(self, reason: str) -> Batch:
        """It may be handed out again; what was recalled never is."""
        if self.status is not BatchStatus.QUARANTINED:
            raise BatchNotQuarantined(self.id, self.status)
        return evolve(self, status=BatchStatus.USABLE, status_reason=reason)

    def recall(self, reason: str) -> Batch:
        """Nothing of it is handed out ever again."""
        return evolve(self, status=BatchStatus.RECALLED, status_reason=reason)

    def require_usable(self) -> None:
        """Refuse what is quarantined or recalled."""
        if self.status is not BatchStatus.USABLE:
            raise BatchNotUsable(self.id, self.status)

    def require(self, quantity: int) -> None:
        """Refuse more than there is, before the database would."""
        if quantity > self.on_hand:
            raise NotEnoughInBatch(self.id, self.on_hand)
