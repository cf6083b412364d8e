"""What the pharmacy keeps, in its table."""

from __future__ import annotations

from collections.abc import Collection

from attrs import evolve, frozen
from sqlalchemy import (
    Executable,
    bindparam,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.pharmacy.stock_rows import to_product, to_product_row
from mediklaud.adapters.sql.pharmacy.stock_tables import products
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.pharmacy.product import (
    Product,
    ProductChanged,
    ProductCodeTaken,
    ProductNotFound,
    ProductStatus,
)
from mediklaud.domain.shared.ids import ProductId
from mediklaud.domain.shared.preparation import Preparation

_p = products.c
_ADD = insert(products)
_SAVE = update(products).where(
    here(products), _p.id == bindparam("this"), _p.version == bindparam("read")
)
_GET = select(products).where(is_param(products, "id"))
_HOLD = _GET.with_for_update()
_ARRIVING = (
    select(products)
    .where(here(products), _p.code.in_(bindparam("codes", expanding=True)))
    .order_by(_p.id)
    .with_for_update(read=True)
)
_text = func.lower(_p.code + literal(" ") + _p.brand + literal(" ") + _p.name)
_FIND = (
    select(products)
    .where(
        here(products),
        _text.like(bindparam("pattern"), escape="/"),
        or_(bindparam("after", type_=_p.id.type).is_(None), _p.id > bindparam("after")),
    )
    .order_by(_p.id)
    .limit(bindparam("limit"))
)
_NAMED = (
    select(products)
    .where(
        is_param(products, "name_key", "form"),
        _p.status == ProductStatus.ACTIVE.value,
    )
    .order_by(_p.code)
)


@frozen
class SqlProducts:
    """The `products` table."""

    database: Database

    def add(self, product: Product) -> None:
        try:
            with self.database.connection.begin_nested():
                self.database.change(_ADD, **to_product_row(product))
        except IntegrityError as error:
            raise ProductCodeTaken from error

    def save(self, product: Product) -> Product:
        saved = evolve(product, version=product.version + 1)
        this = {"this": product.id.value, "read": product.version}
        if not self.database.change(_SAVE, **this, **to_product_row(saved)):
            raise ProductChanged(product.id)
        return saved

    def get(self, product_id: ProductId) -> Product:
        return self._found(_GET, product_id)

    def hold(self, product_id: ProductId) -> Product:
        return self._found(_HOLD, product_id)

    def arriving(self, codes: Collection[str]) -> dict[str, Product]:
        rows = self.database.rows(_ARRIVING, codes=list(codes))
        return {row.code: to_product(row) for row in rows}

    def find(
        self, q: str, *, after: ProductId | None, limit: int
    ) -> tuple[Product, ...]:
        behind = after and after.value
        rows = self.database.rows(_FIND, pattern=_pattern(q), after=behind, limit=limit)
        return tuple(map(to_product, rows))

    def fitting(self, preparation: Preparation) -> tuple[Product, ...]:
        name, form = preparation.name.casefold(), preparation.form.value
        rows = self.database.rows(_NAMED, name_key=name, form=form)
        found = map(to_product, rows)
        return tuple(p for p in found if p.preparation.is_same_as(preparation))

    def _found(self, statement: Executable, product_id: ProductId) -> Product:
        row = self.database.first(statement, id=product_id.value)
        if row is None:
            raise ProductNotFound
        return to_product(row)


def _pattern(text: str) -> str:
    """Holding the text as it is: its percent signs and strokes mean nothing more."""
    plain = text.lower()
    for sign in "/%_":
        plain = plain.replace(sign, f"/{sign}")
    return f"%{plain}%"
