"""`mediklaud payment`: money at the desk (B5)."""

from __future__ import annotations

import click

from mediklaud.application.billing.list_payments import ListPayments
from mediklaud.application.billing.take_payment import TakePayment
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.shared.ids import InvoiceId, PatientId, PaymentId
from mediklaud.domain.shared.money import Money
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import MONEY, OneOf, id_of
from mediklaud.entrypoints.cli.people import about_a_patient
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.billing.account_views import (
    PaymentMadeView,
    PaymentView,
)
from mediklaud.entrypoints.http.pages import Paging


@command("take")
@click.argument("invoice", type=id_of(InvoiceId))
@click.argument("amount", type=MONEY)
@click.option(
    "--method", type=OneOf(PaymentMethod), default=PaymentMethod.CASH, show_default=True
)
@click.option(
    "--keep-as-credit",
    is_flag=True,
    help="What is more than due pays for other invoices, then for later ones.",
)
@keyed
@pass_session
def take(
    session: Session,
    *,
    invoice: InvoiceId,
    amount: Money,
    method: PaymentMethod,
    keep_as_credit: bool,
) -> None:
    """Take money for an issued invoice; what it pays for is owed no more."""
    message = TakePayment(
        **session.command,
        invoice_id=invoice,
        amount=amount,
        method=method,
        keep_as_credit=keep_as_credit,
    )
    session.output.show(PaymentView.of(session.handle(message)))


@command("list")
@about_a_patient
@paged
@pass_session
def list_payments(session: Session, *, patient: PatientId, page: Paging) -> None:
    """What a patient has paid, the latest first."""
    query = ListPayments(
        **session.query,
        patient_id=patient,
        after=page.after(PaymentId),
        limit=page.and_one,
    )
    found = page.page(session.handle(query), PaymentMadeView.of, lambda one: one.id)
    session.output.list(found, "received_at", "number", "amount", "method", "id")
