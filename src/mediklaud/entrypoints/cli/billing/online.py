"""`mediklaud payment online ...`: a gateway's page, and money that came amiss (B7)."""

from __future__ import annotations

import click

from mediklaud.application.billing.decide_payment_exception import (
    DecidePaymentException,
)
from mediklaud.application.billing.list_payment_exceptions import (
    ListPaymentExceptions,
)
from mediklaud.application.billing.pay_by_link import PayByLink
from mediklaud.application.billing.read_online_payment import ReadOnlinePayment
from mediklaud.application.billing.read_payment_exception import ReadPaymentException
from mediklaud.application.billing.read_payment_link import ReadPaymentLink
from mediklaud.application.billing.start_online_payment import StartOnlinePayment
from mediklaud.domain.billing.payment_exception import ExceptionDecision
from mediklaud.domain.shared.ids import (
    InvoiceId,
    PaymentExceptionId,
    PaymentIntentId,
)
from mediklaud.domain.shared.money import Money
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import MONEY, OneOf, id_of
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.billing.online_views import (
    LinkedInvoiceView,
    OnlinePaymentView,
    PaymentExceptionView,
)
from mediklaud.entrypoints.http.pages import Paging

_AMOUNT = click.option("--amount", type=MONEY, help="Else all that is due.")


@command("online")
@click.argument("invoice", type=id_of(InvoiceId))
@_AMOUNT
@keyed
@pass_session
def online(session: Session, *, invoice: InvoiceId, amount: Money | None) -> None:
    """Go to pay an invoice online: prints the address of the page."""
    message = StartOnlinePayment(**session.command, invoice_id=invoice, amount=amount)
    session.output.show(OnlinePaymentView.of(session.handle(message)))


@command("by-link")
@click.argument("token")
@_AMOUNT
@keyed
@pass_session
def by_link(session: Session, *, token: str, amount: Money | None) -> None:
    """Go to pay the invoice of a link: what stands in it after /pay/."""
    message = PayByLink(**session.command, token=token, amount=amount)
    session.output.show(OnlinePaymentView.of(session.handle(message)))


@command("link")
@click.argument("token")
@pass_session
def link(session: Session, *, token: str) -> None:
    """What can be paid by a link: the invoice's number, and what is due."""
    query = ReadPaymentLink(**session.query, token=token)
    session.output.show(LinkedInvoiceView.of(session.handle(query)))


@command("intent")
@click.argument("intent", type=id_of(PaymentIntentId))
@pass_session
def show_intent(session: Session, *, intent: PaymentIntentId) -> None:
    """How an attempt to pay online stands."""
    query = ReadOnlinePayment(**session.query, intent_id=intent)
    session.output.show(OnlinePaymentView.of(session.handle(query)))


@command("exceptions")
@click.option("--all", "everything", is_flag=True, help="Also those decided already.")
@paged
@pass_session
def exceptions(session: Session, *, everything: bool, page: Paging) -> None:
    """Money that came online late or amiss, and waits for a decision."""
    query = ListPaymentExceptions(
        **session.query,
        waiting=not everything,
        after=page.after(PaymentExceptionId),
        limit=page.and_one,
    )
    found = page.page(
        session.handle(query), PaymentExceptionView.of, lambda one: one.id
    )
    session.output.list(found, "found_at", "kind", "asked", "captured", "status", "id")


@command("exception")
@click.argument("exception", type=id_of(PaymentExceptionId))
@pass_session
def show_exception(session: Session, *, exception: PaymentExceptionId) -> None:
    """One payment that is amiss, decided or not."""
    query = ReadPaymentException(**session.query, exception_id=exception)
    session.output.show(PaymentExceptionView.of(session.handle(query)))


@command("decide-exception")
@click.argument("exception", type=id_of(PaymentExceptionId))
@click.argument("decision", type=OneOf(ExceptionDecision))
@click.option("--reason", required=True)
@keyed
@pass_session
def decide_exception(
    session: Session,
    *,
    exception: PaymentExceptionId,
    decision: ExceptionDecision,
    reason: str,
) -> None:
    """Keep it as the patient's payment, or send all of it back."""
    message = DecidePaymentException(
        **session.command, exception_id=exception, decision=decision, reason=reason
    )
    session.output.show(PaymentExceptionView.of(session.handle(message)))
