"""`mediklaud payment refund`: money that goes back (B6)."""

from __future__ import annotations

import click

from mediklaud.application.billing.ask_refund import AskRefund
from mediklaud.application.billing.decide_refund import DecideRefund
from mediklaud.application.billing.list_refunds import ListRefunds
from mediklaud.application.billing.pay_out_refund import PayOutRefund
from mediklaud.application.billing.read_refund import ReadRefund
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.billing.refund import RefundStatus
from mediklaud.domain.shared.ids import PatientId, PaymentId, RefundId
from mediklaud.domain.shared.money import Money
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import MONEY, OneOf, id_of
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.billing.refund_views import RefundView
from mediklaud.entrypoints.http.pages import Paging

_REFUND = click.argument("refund", type=id_of(RefundId))


@command("refund")
@click.argument("payment", type=id_of(PaymentId))
@click.argument("amount", type=MONEY)
@click.option("--reason", required=True)
@click.option("--method", type=OneOf(PaymentMethod), help="Else the way it came.")
@keyed
@pass_session
def ask(
    session: Session,
    *,
    payment: PaymentId,
    amount: Money,
    reason: str,
    method: PaymentMethod | None,
) -> None:
    """Ask for so much of a payment to go back; somebody else decides."""
    message = AskRefund(
        **session.command,
        payment_id=payment,
        amount=amount,
        reason=reason,
        method=method,
    )
    session.output.show(RefundView.of(session.handle(message)))


@command("decide-refund")
@_REFUND
@click.option("--grant/--decline", "granted", required=True)
@click.option("--reason", required=True)
@keyed
@pass_session
def decide(session: Session, *, refund: RefundId, granted: bool, reason: str) -> None:
    """Let it go back, or not: somebody else than who asked."""
    message = DecideRefund(
        **session.command, refund_id=refund, granted=granted, reason=reason
    )
    session.output.show(RefundView.of(session.handle(message)))


@command("pay-out")
@_REFUND
@keyed
@pass_session
def pay_out(session: Session, *, refund: RefundId) -> None:
    """Hand an approved refund over; over the desk it leaves your own drawer."""
    message = PayOutRefund(**session.command, refund_id=refund)
    session.output.show(RefundView.of(session.handle(message)))


@command("show-refund")
@_REFUND
@pass_session
def show(session: Session, *, refund: RefundId) -> None:
    """One refund, as far as it has come."""
    query = ReadRefund(**session.query, refund_id=refund)
    session.output.show(RefundView.of(session.handle(query)))


@command("refunds")
@click.option("--status", type=OneOf(RefundStatus))
@click.option("--patient", type=PATIENT)
@paged
@pass_session
def list_refunds(
    session: Session,
    *,
    status: RefundStatus | None,
    patient: PatientId | None,
    page: Paging,
) -> None:
    """Refunds, the latest asked first."""
    query = ListRefunds(
        **session.query,
        status=status,
        patient_id=patient,
        after=page.after(RefundId),
        limit=page.and_one,
    )
    found = page.page(session.handle(query), RefundView.of, lambda one: one.id)
    session.output.list(found, "number", "amount", "method", "status", "asked_at", "id")
