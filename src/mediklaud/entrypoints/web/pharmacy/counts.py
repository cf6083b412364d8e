"""Counts that differ from the books, before a second person (H1)."""

from __future__ import annotations

from uuid import UUID

from litestar import post
from litestar.params import FromPath

from mediklaud.application.pharmacy.decide_adjustment import DecideAdjustment
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import AdjustmentId, ProductId
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.pharmacy.stock import PRODUCT, about_product
from mediklaud.entrypoints.web.visitor import AtPage

_COUNT = "/pharmacy/products/{product_id:uuid}/counts/{adjustment_id:uuid}"


@post(_COUNT, status_code=303, sync_to_thread=True)
def decide_count(
    visitor: AtPage, product_id: FromPath[UUID], adjustment_id: FromPath[UUID]
) -> Page:
    """The books follow the count, or not."""
    form, wanted = visitor.form, ProductId(product_id)
    try:
        command = DecideAdjustment(
            **visitor.command,
            adjustment_id=AdjustmentId(adjustment_id),
            approved=form["step"] == "approve",
            reason=form["decision"],
        )
        visitor.handle(command)
    except Refusal as refusal:
        facts = about_product(visitor, wanted)
        return visitor.again(PRODUCT, refusal, **facts, done=None)
    return visitor.go(f"/pharmacy/products/{wanted}?done=decided")
