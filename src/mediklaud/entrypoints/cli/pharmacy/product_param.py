"""A product as people name it: by its code, or by id."""

from __future__ import annotations

from mediklaud.application.pharmacy.list_products import ListProducts
from mediklaud.domain.pharmacy.product import ProductNotFound
from mediklaud.domain.shared.ids import ProductId
from mediklaud.entrypoints.cli.params import Reading
from mediklaud.entrypoints.cli.people import uuid_in
from mediklaud.entrypoints.cli.session import Session
from mediklaud.entrypoints.http.pages import MOST


def _product(text: str, session: Session) -> ProductId:
    if uuid := uuid_in(text):
        return ProductId(uuid)
    code = text.strip().lower()
    found = session.handle(ListProducts(**session.query, q=code, limit=MOST))
    for product in found:
        if product.code == code:
            return product.id
    raise ProductNotFound


PRODUCT = Reading("product", _product)
"""`napa_500`, or the product's id."""
