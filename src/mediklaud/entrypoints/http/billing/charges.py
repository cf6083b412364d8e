"""Prices, and services to be paid for, over HTTP (B2)."""

from __future__ import annotations

from uuid import UUID

from litestar import delete, get, post, put
from litestar.params import FromPath, JSONBody

from mediklaud.application.billing.list_billing_work import ListBillingWork
from mediklaud.application.billing.list_charges import ListCharges
from mediklaud.application.billing.list_tariffs import ListTariffs
from mediklaud.application.billing.list_unpriced_charges import ListUnpricedCharges
from mediklaud.application.billing.price_charge import PriceCharge
from mediklaud.application.billing.set_tariff import SetTariff
from mediklaud.application.billing.void_charge import VoidCharge
from mediklaud.application.billing.withdraw_tariff import WithdrawTariff
from mediklaud.domain.shared.ids import ChargeId, PatientId, TariffId
from mediklaud.entrypoints.http.billing.charge_bodies import (
    PriceBody,
    TariffBody,
    VoidingBody,
)
from mediklaud.entrypoints.http.billing.charge_views import ChargeView, TariffView
from mediklaud.entrypoints.http.billing.work_views import BillingWorkView
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked

_CHARGE = "/charges/{charge_id:uuid}"
_TARIFFS = ("tariffs",)
_TAGS = ("charges",)


@get("/tariffs", sync_to_thread=True, tags=_TARIFFS)
def list_tariffs(desk: AtDesk) -> Page[TariffView]:
    """Every price, also those that have ended, by service and first day."""
    found = desk.handle(ListTariffs(**desk.query))
    return Page(items=[TariffView.of(tariff) for tariff in found])


@post("/tariffs", sync_to_thread=True, tags=_TARIFFS)
def set_tariff(data: JSONBody[TariffBody], desk: AtDesk) -> TariffView:
    """Price a service from a day on; one without an end gives way to it."""
    return _set(data, desk)


@put("/tariffs", status_code=201, sync_to_thread=True, tags=_TARIFFS)
def put_tariff(data: JSONBody[TariffBody], desk: AtDesk) -> TariffView:
    """The same as POST."""
    return _set(data, desk)


@delete("/tariffs/{tariff_id:uuid}", sync_to_thread=True, tags=_TARIFFS)
def withdraw_tariff(tariff_id: FromPath[UUID], desk: AtDesk) -> None:
    """Forget a price that was set by mistake, and has priced nothing."""
    desk.handle(WithdrawTariff(**desk.command, tariff_id=TariffId(tariff_id)))


def _set(data: TariffBody, desk: AtDesk) -> TariffView:
    command = SetTariff(
        **desk.command,
        service=data.service,
        price=data.price.read(),
        tax_rate=data.tax_basis_points,
        valid_from=data.valid_from,
        valid_to=data.valid_to,
    )
    return TariffView.of(desk.handle(command))


@get("/patients/{patient_id:uuid}/charges", sync_to_thread=True, tags=_TAGS)
def list_charges(
    patient_id: FromPath[UUID], desk: AtDesk, page: PageAsked
) -> Page[ChargeView]:
    """What a patient is to pay for, the latest made first."""
    query = ListCharges(
        **desk.query,
        patient_id=PatientId(patient_id),
        after=page.after(ChargeId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), ChargeView.of, lambda one: one.id)


@get("/unpriced-charges", sync_to_thread=True, tags=_TAGS)
def list_unpriced_charges(desk: AtDesk, page: PageAsked) -> Page[ChargeView]:
    """Services done when no tariff was valid, the first made first."""
    query = ListUnpricedCharges(
        **desk.query, after=page.after(ChargeId), limit=page.and_one
    )
    return page.page(desk.handle(query), ChargeView.of, lambda one: one.id)


@get("/billing-work", sync_to_thread=True, tags=_TAGS)
def list_billing_work(desk: AtDesk) -> BillingWorkView:
    """Services to invoice and invoices that are late, the oldest fifty of each."""
    return BillingWorkView.of(desk.handle(ListBillingWork(**desk.query)))


@post(f"{_CHARGE}/price", status_code=200, sync_to_thread=True, tags=_TAGS)
def price_charge(
    charge_id: FromPath[UUID], data: JSONBody[PriceBody], desk: AtDesk
) -> ChargeView:
    """Price a service that stands on no invoice."""
    command = PriceCharge(
        **desk.command,
        charge_id=ChargeId(charge_id),
        price=data.price.read() if data.price else None,
        tax_rate=data.tax_basis_points,
    )
    return ChargeView.of(desk.handle(command))


@post(f"{_CHARGE}/void", status_code=200, sync_to_thread=True, tags=_TAGS)
def void_charge(
    charge_id: FromPath[UUID], data: JSONBody[VoidingBody], desk: AtDesk
) -> ChargeView:
    """Take back a charge that stands on no invoice."""
    command = VoidCharge(
        **desk.command, charge_id=ChargeId(charge_id), reason=data.reason
    )
    return ChargeView.of(desk.handle(command))
