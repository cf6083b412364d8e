"""What the pharmacy's reports ask of its stock."""

from datetime import date, datetime
from typing import Protocol

from mediklaud.domain.pharmacy.stock_item import HandedOut, Moved, StockItem


class StockReports(Protocol):
    """Stock as reports tell it, each by one question."""

    def items(self, until: date | None = None) -> tuple[StockItem, ...]:
        """Every batch of which there is something, by product, then what expires first.

        With a day: those alone whose last day is that one, or before it.
        """

    def moved(self, since: datetime, until: datetime) -> tuple[Moved, ...]:
        """Product by product and kind by kind; `until` does not belong to it."""

    def handed_out(self, since: datetime, until: datetime) -> tuple[HandedOut, ...]:
        """Every dispensation of that time, the first first; `until` is not in it."""
