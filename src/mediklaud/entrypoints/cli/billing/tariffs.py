"""`mediklaud tariff`: what services cost (B2)."""

from __future__ import annotations

from datetime import date

import click

from mediklaud.application.billing.list_tariffs import ListTariffs
from mediklaud.application.billing.set_tariff import SetTariff
from mediklaud.application.billing.withdraw_tariff import WithdrawTariff
from mediklaud.domain.shared.ids import TariffId
from mediklaud.domain.shared.money import Money
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import DAY, MONEY, id_of, today
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.billing.charge_views import TariffView
from mediklaud.entrypoints.http.pages import Page

tax_option = click.option(
    "--tax-basis-points",
    "tax",
    type=click.IntRange(0, 10_000),
    default=0,
    show_default=True,
    help="750 is 7.5 %.",
)


@command("set")
@click.argument("service")
@click.argument("price", type=MONEY)
@click.option("--from", "valid_from", type=DAY, help="The first day; else today.")
@click.option("--until", "valid_to", type=DAY, help="The last day; else for ever.")
@tax_option
@keyed
@pass_session
def set_tariff(
    session: Session,
    *,
    service: str,
    price: Money,
    valid_from: date | None,
    valid_to: date | None,
    tax: int,
) -> None:
    """Price a service from a day on; a tariff without an end gives way to it."""
    message = SetTariff(
        **session.command,
        service=service,
        price=price,
        tax_rate=tax,
        valid_from=valid_from or today(session),
        valid_to=valid_to,
    )
    session.output.show(TariffView.of(session.handle(message)))


@command("list")
@pass_session
def list_tariffs(session: Session) -> None:
    """Every price, also those that have ended, by service and first day."""
    found = session.handle(ListTariffs(**session.query))
    page = Page(items=[TariffView.of(tariff) for tariff in found])
    session.output.list(
        page, "id", "service", "price", "tax_basis_points", "valid_from", "valid_to"
    )


@command("withdraw")
@click.argument("tariff", type=id_of(TariffId))
@keyed
@pass_session
def withdraw(session: Session, *, tariff: TariffId) -> None:
    """Forget a price that was set by mistake, and has priced nothing."""
    session.handle(WithdrawTariff(**session.command, tariff_id=tariff))
    session.output.done("Withdrawn.")
