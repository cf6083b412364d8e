"""`mediklaud pharmacy stock`: what there is, and how it is set right."""

from __future__ import annotations

import click

from mediklaud.application.pharmacy.ask_for_adjustment import AskForAdjustment
from mediklaud.application.pharmacy.decide_adjustment import DecideAdjustment
from mediklaud.application.pharmacy.list_adjustments import ListAdjustments
from mediklaud.application.pharmacy.quarantine_batch import QuarantineBatch
from mediklaud.application.pharmacy.read_stock import ReadStock
from mediklaud.application.pharmacy.reconcile_stock import ReconcileStock
from mediklaud.application.pharmacy.release_batch import ReleaseBatch
from mediklaud.application.pharmacy.transfer_stock import TransferStock
from mediklaud.application.pharmacy.write_off import WriteOff
from mediklaud.domain.shared.ids import AdjustmentId, BatchId, ProductId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.errors import REFUSED
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import id_of
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Page, Paging
from mediklaud.entrypoints.http.pharmacy.stock_views import (
    AdjustmentView,
    BatchView,
    DifferenceView,
    StockLevelView,
)

_BATCH = click.argument("batch", type=id_of(BatchId))
_QUANTITY = click.argument("quantity", type=click.IntRange(1, 10_000_000))
_WHY = click.option("--reason", required=True)
_ADJUSTMENTS = ("asked_at", "difference", "reason", "status", "batch_id", "id")


@command("stock")
@paged
@pass_session
def stock(session: Session, *, page: Paging) -> None:
    """How much there is of everything, what is low, what expires in 90 days."""
    query = ReadStock(**session.query, after=page.after(ProductId), limit=page.and_one)
    found = page.page(
        session.handle(query), StockLevelView.of, lambda one: one.product.id
    )
    rows = [
        {
            "code": one.product.code,
            "medicine": f"{one.product.medicine} {one.product.strength}",
            "on_hand": one.on_hand,
            "usable": one.usable,
            "expiring": one.expiring,
            "low": "low" if one.low else "",
        }
        for one in found.items
    ]
    session.output.part_of(
        found, rows, "code", "medicine", "on_hand", "usable", "expiring", "low"
    )
    if found.next_cursor:
        session.output.hint(f"There is more: --cursor {found.next_cursor}")


@command("write-off")
@_BATCH
@_QUANTITY
@_WHY
@keyed
@pass_session
def write_off(session: Session, *, batch: BatchId, quantity: int, reason: str) -> None:
    """Take so much of a batch out of the books."""
    message = WriteOff(
        **session.command, batch_id=batch, quantity=quantity, reason=reason
    )
    session.output.show(BatchView.of(session.handle(message)))


@command("transfer")
@_BATCH
@_QUANTITY
@click.option("--to", "location", required=True, help="The other place.")
@click.option("--reason")
@keyed
@pass_session
def transfer(
    session: Session,
    *,
    batch: BatchId,
    quantity: int,
    location: str,
    reason: str | None,
) -> None:
    """Carry so much of a batch to another place."""
    message = TransferStock(
        **session.command,
        batch_id=batch,
        quantity=quantity,
        location=location,
        reason=reason,
    )
    session.output.show(BatchView.of(session.handle(message)))


@command("quarantine")
@_BATCH
@_WHY
@keyed
@pass_session
def quarantine(session: Session, *, batch: BatchId, reason: str) -> None:
    """Hand out nothing of a batch until it is released."""
    message = QuarantineBatch(**session.command, batch_id=batch, reason=reason)
    session.output.show(BatchView.of(session.handle(message)))


@command("release")
@_BATCH
@_WHY
@keyed
@pass_session
def release(session: Session, *, batch: BatchId, reason: str) -> None:
    """Let a batch that was set aside be handed out again."""
    message = ReleaseBatch(**session.command, batch_id=batch, reason=reason)
    session.output.show(BatchView.of(session.handle(message)))


@command("adjust")
@_BATCH
@click.option("--counted", type=click.IntRange(0, 10_000_000), required=True)
@_WHY
@keyed
@pass_session
def adjust(session: Session, *, batch: BatchId, counted: int, reason: str) -> None:
    """Tell how much there really is of a batch; somebody else lets it count."""
    message = AskForAdjustment(
        **session.command, batch_id=batch, counted=counted, reason=reason
    )
    session.output.show(AdjustmentView.of(session.handle(message)))


@command("adjustments")
@pass_session
def adjustments(session: Session) -> None:
    """The counts that wait for a second person."""
    found = session.handle(ListAdjustments(**session.query))
    page = Page(items=[AdjustmentView.of(one) for one in found])
    session.output.list(page, *_ADJUSTMENTS)


@command("decide-adjustment")
@click.argument("adjustment", type=id_of(AdjustmentId))
@click.option("--approve/--decline", "approved", required=True)
@_WHY
@keyed
@pass_session
def decide_adjustment(
    session: Session, *, adjustment: AdjustmentId, approved: bool, reason: str
) -> None:
    """Let the count of somebody else count, or not."""
    message = DecideAdjustment(
        **session.command,
        adjustment_id=adjustment,
        approved=approved,
        reason=reason,
    )
    session.output.show(AdjustmentView.of(session.handle(message)))


@command("reconcile")
@click.pass_context
@pass_session
def reconcile(session: Session, ctx: click.Context) -> None:
    """Prove that each balance is the sum of its movements; exit 1 if one is not."""
    found = session.handle(ReconcileStock(**session.query))
    page = Page(items=[DifferenceView.of(one) for one in found])
    session.output.list(page, "batch_id", "on_hand", "moved")
    if found:
        ctx.exit(REFUSED)
    session.output.hint("Every balance is the sum of its movements.")
