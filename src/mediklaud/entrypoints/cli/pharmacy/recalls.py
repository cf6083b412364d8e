"""`mediklaud pharmacy recall`: batches that are taken back (H11)."""

from __future__ import annotations

import click

from mediklaud.application.pharmacy.list_recalls import ListRecalls
from mediklaud.application.pharmacy.read_recall import ReadRecall
from mediklaud.application.pharmacy.recall_batch import RecallBatch
from mediklaud.domain.pharmacy.recall import Recalled
from mediklaud.domain.shared.ids import ProductId, RecallId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import id_of
from mediklaud.entrypoints.cli.pharmacy.product_param import PRODUCT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Paging
from mediklaud.entrypoints.http.pharmacy.stock_views import RecalledView, RecallView

_COLUMNS = ("at", "batch", "reason", "product_id", "id")


@command("recall")
@click.argument("product", type=PRODUCT)
@click.argument("batch")
@click.option("--reason", required=True)
@keyed
@pass_session
def recall(session: Session, *, product: ProductId, batch: str, reason: str) -> None:
    """Hand out nothing more of a batch, and tell everybody who has some."""
    message = RecallBatch(
        **session.command, product_id=product, batch=batch, reason=reason
    )
    _show(session, session.handle(message))


@command("recalls")
@paged
@pass_session
def list_recalls(session: Session, *, page: Paging) -> None:
    """What was recalled, the newest first."""
    query = ListRecalls(**session.query, after=page.after(RecallId), limit=page.and_one)
    found = page.page(session.handle(query), RecallView.of, lambda one: one.id)
    session.output.list(found, *_COLUMNS)


@command("recalled")
@click.argument("recall", type=id_of(RecallId))
@pass_session
def recalled(session: Session, *, recall: RecallId) -> None:
    """One recall, with everybody who still has some of the batch."""
    _show(session, session.handle(ReadRecall(**session.query, recall_id=recall)))


def _show(session: Session, found: Recalled) -> None:
    view = RecalledView.of(found)
    rows = [{"patient_id": str(one)} for one in view.patients]
    session.output.part_of(view, rows, "patient_id")
    session.output.hint(f"Recall {view.recall.id}: {len(rows)} patients have some.")
