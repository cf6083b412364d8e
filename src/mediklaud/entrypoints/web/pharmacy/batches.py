"""What is done with one batch: counted, written off, set aside, recalled (H1, H11)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from litestar import post
from litestar.params import FromPath

from mediklaud.application.messages import Command
from mediklaud.application.pharmacy.ask_for_adjustment import AskForAdjustment
from mediklaud.application.pharmacy.quarantine_batch import QuarantineBatch
from mediklaud.application.pharmacy.recall_batch import RecallBatch
from mediklaud.application.pharmacy.release_batch import ReleaseBatch
from mediklaud.application.pharmacy.write_off import WriteOff
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import BatchId, ProductId
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.pharmacy.stock import PRODUCT, about_product
from mediklaud.entrypoints.web.visitor import AtPage, Visitor


@post(
    "/pharmacy/products/{product_id:uuid}/batch", status_code=303, sync_to_thread=True
)
def change_batch(visitor: AtPage, product_id: FromPath[UUID]) -> Page:
    """Whatever was chosen is done; or the product's page, and why not."""
    wanted = ProductId(product_id)
    try:
        visitor.handle(_command(visitor, wanted))
    except Refusal as refusal:
        facts = about_product(visitor, wanted)
        return visitor.again(PRODUCT, refusal, **facts, done=None)
    done = visitor.form["step"]
    return visitor.go(f"/pharmacy/products/{wanted}?done={done}")


def _command(visitor: Visitor, wanted: ProductId) -> Command[Any]:
    with visitor.form.reading() as read:
        step = read.need("step", _STEPS.__getitem__)
        batch = read.need("batch", UUID)
        reason = read.need("reason", str)
    return step(visitor, wanted, BatchId(batch), reason)


def _count(visitor: Visitor, _of: ProductId, this: BatchId, why: str) -> Command[Any]:
    return AskForAdjustment(
        **visitor.command, batch_id=this, counted=_number(visitor), reason=why
    )


def _drop(visitor: Visitor, _of: ProductId, this: BatchId, why: str) -> Command[Any]:
    return WriteOff(
        **visitor.command, batch_id=this, quantity=_number(visitor), reason=why
    )


def _aside(visitor: Visitor, _of: ProductId, this: BatchId, why: str) -> Command[Any]:
    return QuarantineBatch(**visitor.command, batch_id=this, reason=why)


def _release(visitor: Visitor, _of: ProductId, this: BatchId, why: str) -> Command[Any]:
    return ReleaseBatch(**visitor.command, batch_id=this, reason=why)


def _recall(visitor: Visitor, of: ProductId, this: BatchId, why: str) -> Command[Any]:
    batches = about_product(visitor, of)["numbers"]
    return RecallBatch(
        **visitor.command, product_id=of, batch=batches.get(this, ""), reason=why
    )


def _number(visitor: Visitor) -> int:
    with visitor.form.reading() as read:
        return read.need("number", int)


_Step = Callable[[Visitor, ProductId, BatchId, str], Command[Any]]
_STEPS: dict[str, _Step] = {
    "count": _count,
    "write_off": _drop,
    "set_aside": _aside,
    "release": _release,
    "recall": _recall,
}
