"""What there is, what comes, goes, and is set right, over HTTP."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.pharmacy.ask_for_adjustment import AskForAdjustment
from mediklaud.application.pharmacy.decide_adjustment import DecideAdjustment
from mediklaud.application.pharmacy.list_adjustments import ListAdjustments
from mediklaud.application.pharmacy.quarantine_batch import QuarantineBatch
from mediklaud.application.pharmacy.read_stock import ReadStock
from mediklaud.application.pharmacy.receive_delivery import ReceiveDelivery
from mediklaud.application.pharmacy.reconcile_stock import ReconcileStock
from mediklaud.application.pharmacy.release_batch import ReleaseBatch
from mediklaud.application.pharmacy.transfer_stock import TransferStock
from mediklaud.application.pharmacy.write_off import WriteOff
from mediklaud.domain.shared.ids import AdjustmentId, BatchId, ProductId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.pharmacy.stock_bodies import (
    AdjustmentDecisionBody,
    CountBody,
    DeliveryBody,
    TransferBody,
    WhyBody,
    WriteOffBody,
)
from mediklaud.entrypoints.http.pharmacy.stock_views import (
    AdjustmentView,
    BatchView,
    DeliveryView,
    DifferenceView,
    StockLevelView,
)
from mediklaud.entrypoints.http.wire import read_all

_BATCH = "/pharmacy/batches/{batch_id:uuid}"
_TAGS = ("pharmacy",)


@post("/pharmacy/receipts", sync_to_thread=True, tags=_TAGS)
def receive_delivery(data: JSONBody[DeliveryBody], desk: AtDesk) -> DeliveryView:
    """Take in a delivery; the lines that do not fit are told, the others come in."""
    command = ReceiveDelivery(
        **desk.command,
        lines=read_all(data.lines),
        reason=data.reason,
        dry_run=data.dry_run,
    )
    return DeliveryView.of(desk.handle(command))


@get("/pharmacy/stock", sync_to_thread=True, tags=_TAGS)
def read_stock(desk: AtDesk, page: PageAsked) -> Page[StockLevelView]:
    """How much there is of every product, what is low, what expires in 90 days."""
    query = ReadStock(**desk.query, after=page.after(ProductId), limit=page.and_one)
    levels = desk.handle(query)
    return page.page(levels, StockLevelView.of, lambda one: one.product.id)


@get("/pharmacy/reconciliation", sync_to_thread=True, tags=_TAGS)
def reconcile_stock(desk: AtDesk) -> Page[DifferenceView]:
    """The batches whose balance is not the sum of their movements: none (H2)."""
    found = desk.handle(ReconcileStock(**desk.query))
    return Page(items=[DifferenceView.of(one) for one in found])


@post(f"{_BATCH}/write-offs", sync_to_thread=True, tags=_TAGS)
def write_off(
    batch_id: FromPath[UUID], data: JSONBody[WriteOffBody], desk: AtDesk
) -> BatchView:
    """Take so much of a batch out of the books."""
    command = WriteOff(
        **desk.command,
        batch_id=BatchId(batch_id),
        quantity=data.quantity,
        reason=data.reason,
    )
    return BatchView.of(desk.handle(command))


@post(f"{_BATCH}/transfers", sync_to_thread=True, tags=_TAGS)
def transfer_stock(
    batch_id: FromPath[UUID], data: JSONBody[TransferBody], desk: AtDesk
) -> BatchView:
    """Carry so much of a batch to another place; answers the batch there."""
    command = TransferStock(
        **desk.command,
        batch_id=BatchId(batch_id),
        quantity=data.quantity,
        location=data.location,
        reason=data.reason,
    )
    return BatchView.of(desk.handle(command))


@post(f"{_BATCH}/quarantine", status_code=200, sync_to_thread=True, tags=_TAGS)
def quarantine_batch(
    batch_id: FromPath[UUID], data: JSONBody[WhyBody], desk: AtDesk
) -> BatchView:
    """Hand out nothing of a batch until it is released."""
    command = QuarantineBatch(
        **desk.command, batch_id=BatchId(batch_id), reason=data.reason
    )
    return BatchView.of(desk.handle(command))


@post(f"{_BATCH}/release", status_code=200, sync_to_thread=True, tags=_TAGS)
def release_batch(
    batch_id: FromPath[UUID], data: JSONBody[WhyBody], desk: AtDesk
) -> BatchView:
    """Let a batch that was set aside be handed out again."""
    command = ReleaseBatch(
        **desk.command, batch_id=BatchId(batch_id), reason=data.reason
    )
    return BatchView.of(desk.handle(command))


@post("/pharmacy/adjustments", sync_to_thread=True, tags=_TAGS)
def ask_for_adjustment(data: JSONBody[CountBody], desk: AtDesk) -> AdjustmentView:
    """Tell how much there really is of a batch; somebody else decides."""
    command = AskForAdjustment(
        **desk.command,
        batch_id=BatchId(data.batch_id),
        counted=data.counted,
        reason=data.reason,
    )
    return AdjustmentView.of(desk.handle(command))


@get("/pharmacy/adjustments", sync_to_thread=True, tags=_TAGS)
def list_adjustments(desk: AtDesk) -> Page[AdjustmentView]:
    """The counts that wait for a second person."""
    found = desk.handle(ListAdjustments(**desk.query))
    return Page(items=[AdjustmentView.of(one) for one in found])


@post(
    "/pharmacy/adjustments/{adjustment_id:uuid}/decide",
    status_code=200,
    sync_to_thread=True,
    tags=_TAGS,
)
def decide_adjustment(
    adjustment_id: FromPath[UUID],
    data: JSONBody[AdjustmentDecisionBody],
    desk: AtDesk,
) -> AdjustmentView:
    """Let the count of somebody else count, or not."""
    command = DecideAdjustment(
        **desk.command,
        adjustment_id=AdjustmentId(adjustment_id),
        approved=data.approved,
        reason=data.reason,
    )
    return AdjustmentView.of(desk.handle(command))
