"""What the use cases need to remember of products, batches and movements."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from mediklaud.domain.pharmacy.adjustment import Adjustment
from mediklaud.domain.pharmacy.batch import Batch
from mediklaud.domain.pharmacy.movement import Movement
from mediklaud.domain.pharmacy.product import Product
from mediklaud.domain.pharmacy.recall import Recall
from mediklaud.domain.pharmacy.stock_level import Difference, StockLevel
from mediklaud.domain.shared.ids import (
    AdjustmentId,
    BatchId,
    MovementId,
    ProductId,
    RecallId,
)
from mediklaud.domain.shared.preparation import Preparation


class Products(Protocol):
    """Everything the pharmacy keeps, or kept."""

    def add(self, product: Product) -> None:
        """Remember a new one; `ProductCodeTaken` if another has its code."""

    def save(self, product: Product) -> Product:
        """Keep it under its next version, and answer it.

        `ProductChanged` if it is not the version that was read.
        """

    def get(self, product_id: ProductId) -> Product:
        """The one meant; `ProductNotFound` if there is none."""

    def hold(self, product_id: ProductId) -> Product:
        """The one meant, of which nobody else recalls or shelves a batch meanwhile."""

    def arriving(self, codes: Collection[str]) -> dict[str, Product]:
        """Those that have one of these codes, by it.

        Until this transaction ends, nobody holds one of them.
        """

    def find(
        self, q: str, *, after: ProductId | None, limit: int
    ) -> tuple[Product, ...]:
        """Whose code, brand or medicine holds the text, the first added first."""

    def fitting(self, preparation: Preparation) -> tuple[Product, ...]:
        """The active ones that fulfil a prescription of it, by code."""


class Stock(Protocol):
    """What there is of every batch, and every change of it."""

    def shelve(self, batches: Collection[Batch]) -> tuple[Batch, ...]:
        """For each, the batch of its number, expiry and place as it is there already.

        Where none is, a new one, and nothing of it yet: only movements fill it.
        """

    def get(self, batch_id: BatchId) -> Batch:
        """The one meant; `BatchNotFound` if there is none."""

    def named(self, product_id: ProductId, number: str) -> tuple[Batch, ...]:
        """Those of the product with this number, at every place, the first first."""

    def batches_of(self, product_id: ProductId) -> tuple[Batch, ...]:
        """Those of which there is something, what expires first first."""

    def move(self, movements: Collection[Movement]) -> None:
        """Write them down and change what is on hand.

        `Contended` if less than nothing would be left of a batch, or if one that is
        to be handed out may not be any more.
        """

    def mark(self, batch: Batch) -> None:
        """Keep whether it is usable, quarantined or recalled, and why.

        `Contended` if it is recalled meanwhile: what is recalled stays so.
        """

    def movements(
        self, product_id: ProductId, *, after: MovementId | None, limit: int
    ) -> tuple[Movement, ...]:
        """Those of the product's batches, the newest first, from behind that one."""

    def levels(
        self, today: date, soon: date, *, after: ProductId | None, limit: int
    ) -> tuple[StockLevel, ...]:
        """Of each active product, the first added first."""

    def differences(self) -> tuple[Difference, ...]:
        """The batches whose balance is not the sum of their movements: none."""


class Adjustments(Protocol):
    """Counts that differ from the books."""

    def add(self, adjustment: Adjustment) -> None:
        """Remember a new wish."""

    def save(self, adjustment: Adjustment) -> None:
        """Replace the version before; `Contended` if somebody else did meanwhile."""

    def get(self, adjustment_id: AdjustmentId) -> Adjustment:
        """The one meant; `AdjustmentNotFound` if there is none."""

    def waiting(self) -> tuple[Adjustment, ...]:
        """Those not decided yet, the first asked first."""


class Recalls(Protocol):
    """Batches that were taken back; none is ever changed."""

    def add(self, recall: Recall) -> None:
        """Remember a new one."""

    def get(self, recall_id: RecallId) -> Recall:
        """The one meant; `RecallNotFound` if there is none."""

    def numbers_of(
        self, products: Collection[ProductId]
    ) -> frozenset[tuple[ProductId, str]]:
        """Which batch numbers of these products were ever recalled."""

    def page(self, *, after: RecallId | None, limit: int) -> tuple[Recall, ...]:
        """The newest first, from behind that one."""
