"""`mediklaud invoice dispute` and `plan`: what is not late all the same (U2)."""

from __future__ import annotations

import click

from mediklaud.application.billing.decide_dispute import DecideDispute
from mediklaud.application.billing.dispute_line import DisputeLine
from mediklaud.application.billing.end_plan import EndPlan
from mediklaud.application.billing.list_disputes import ListDisputes
from mediklaud.application.billing.list_invoice_disputes import ListInvoiceDisputes
from mediklaud.application.billing.plan_payments import PlanPayments
from mediklaud.application.billing.read_dispute import ReadDispute
from mediklaud.domain.billing.payment_plan import Instalment
from mediklaud.domain.shared.ids import DisputeId, InvoiceId
from mediklaud.domain.shared.money import Money
from mediklaud.entrypoints.cli.billing.credit_options import INSTALMENT
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import MONEY, id_of
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.billing.dispute_views import (
    DisputeAnsweredView,
    DisputeView,
    PlanView,
)
from mediklaud.entrypoints.http.pages import Page, Paging

_INVOICE = click.argument("invoice", type=id_of(InvoiceId))
_REASON = click.option("--reason", required=True)
_COLUMNS = ("invoice_id", "position", "reason", "status", "opened_at", "id")


@command("dispute")
@_INVOICE
@click.argument("position", type=click.IntRange(1))
@_REASON
@keyed
@pass_session
def dispute(
    session: Session, *, invoice: InvoiceId, position: int, reason: str
) -> None:
    """Say what is wrong with a line; until it is answered, it keeps nobody away."""
    message = DisputeLine(
        **session.command, invoice_id=invoice, position=position, reason=reason
    )
    session.output.show(DisputeView.of(session.handle(message)))


@command("disputes")
@_INVOICE
@pass_session
def of_invoice(session: Session, *, invoice: InvoiceId) -> None:
    """An invoice's disputes, answered or not."""
    query = ListInvoiceDisputes(**session.query, invoice_id=invoice)
    found = [DisputeView.of(one) for one in session.handle(query)]
    session.output.list(Page(items=found), *_COLUMNS)


@command("disputes")
@paged
@pass_session
def disputes(session: Session, *, page: Paging) -> None:
    """What patients object to and nobody answered yet, the first opened first."""
    query = ListDisputes(
        **session.query, after=page.after(DisputeId), limit=page.and_one
    )
    found = page.page(session.handle(query), DisputeView.of, lambda one: one.id)
    session.output.list(found, *_COLUMNS)


@command("show-dispute")
@click.argument("dispute", type=id_of(DisputeId))
@pass_session
def show_dispute(session: Session, *, dispute: DisputeId) -> None:
    """One objection, answered or not."""
    found = session.handle(ReadDispute(**session.query, dispute_id=dispute))
    session.output.show(DisputeView.of(found))


@command("decide-dispute")
@click.argument("dispute", type=id_of(DisputeId))
@click.option("--uphold/--reject", "upheld", required=True, default=None)
@click.option("--amount", type=MONEY, help="Else all that is left of the line.")
@_REASON
@keyed
@pass_session
def decide_dispute(
    session: Session,
    *,
    dispute: DisputeId,
    upheld: bool,
    amount: Money | None,
    reason: str,
) -> None:
    """Say whether the patient is right; a credit note follows."""
    message = DecideDispute(
        **session.command,
        dispute_id=dispute,
        upheld=upheld,
        reason=reason,
        amount=amount,
    )
    session.output.show(DisputeAnsweredView.of(session.handle(message)))


@command("plan")
@_INVOICE
@click.option(
    "--instalment",
    "instalments",
    type=INSTALMENT,
    multiple=True,
    required=True,
    help="So much by that day: 2027-04-01=125.00. The first one first.",
)
@keyed
@pass_session
def plan(
    session: Session, *, invoice: InvoiceId, instalments: tuple[Instalment, ...]
) -> None:
    """Take what is due in parts: while they come, nothing is late."""
    message = PlanPayments(
        **session.command, invoice_id=invoice, instalments=instalments
    )
    session.output.show(PlanView.of(session.handle(message)))


@command("end-plan")
@_INVOICE
@_REASON
@keyed
@pass_session
def end_plan(session: Session, *, invoice: InvoiceId, reason: str) -> None:
    """End the agreement about an invoice: its own due date counts again."""
    message = EndPlan(**session.command, invoice_id=invoice, reason=reason)
    session.output.show(PlanView.of(session.handle(message)))
