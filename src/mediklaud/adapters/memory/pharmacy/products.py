"""What the pharmacy keeps, in a dictionary."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.pharmacy.product import (
    Product,
    ProductChanged,
    ProductCodeTaken,
    ProductNotFound,
    ProductStatus,
)
from mediklaud.domain.shared.ids import ProductId
from mediklaud.domain.shared.preparation import Preparation


@frozen
class MemoryProducts:
    """Products by their id."""

    tables: Tables

    def add(self, product: Product) -> None:
        if any(one.code == product.code for one in self._all()):
            raise ProductCodeTaken
        self.tables["products"][product.id] = product

    def save(self, product: Product) -> Product:
        if self.tables["products"][product.id].version != product.version:
            raise ProductChanged(product.id)
        saved = evolve(product, version=product.version + 1)
        self.tables["products"][product.id] = saved
        return saved

    def get(self, product_id: ProductId) -> Product:
        product: Product | None = self.tables["products"].get(product_id)
        if product is None:
            raise ProductNotFound
        return product

    def hold(self, product_id: ProductId) -> Product:
        return self.get(product_id)

    def arriving(self, codes: Collection[str]) -> dict[str, Product]:
        return {one.code: one for one in self._all() if one.code in codes}

    def find(
        self, q: str, *, after: ProductId | None, limit: int
    ) -> tuple[Product, ...]:
        found = (one for one in self._all() if q.lower() in _text(one))
        behind = (one for one in found if after is None or one.id > after)
        return tuple(sorted(behind, key=lambda one: one.id)[:limit])

    def fitting(self, preparation: Preparation) -> tuple[Product, ...]:
        active = (p for p in self._all() if p.status is ProductStatus.ACTIVE)
        found = (p for p in active if p.preparation.is_same_as(preparation))
        return tuple(sorted(found, key=lambda p: p.code))

    def _all(self) -> Iterable[Product]:
        return self.tables["products"].values()


def _text(product: Product) -> str:
    return f"{product.code} {product.brand} {product.preparation.name}".lower()
