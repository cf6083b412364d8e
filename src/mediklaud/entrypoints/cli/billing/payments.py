"""`mediklaud payment`: money at the desk (B5)."""

from __future__ import annotations

import click

from mediklaud.application.billing.take_payment import TakePayment
from mediklaud.domain.billing.payment import PaymentMethod
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.domain.shared.money import Money
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import MONEY, OneOf, id_of
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.billing.account_views import PaymentView


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
