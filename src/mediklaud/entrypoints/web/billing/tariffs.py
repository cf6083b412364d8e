"""What services cost: listed, set from a day on, withdrawn if set by mistake (B2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.billing.list_tariffs import ListTariffs
from mediklaud.application.billing.set_tariff import SetTariff
from mediklaud.application.billing.withdraw_tariff import WithdrawTariff
from mediklaud.domain.billing.tariff import Tariff
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import TariffId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.reading import MalformedNumber, read_day, read_number
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.billing.amounts import in_our_money
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "billing/tariffs.html"
_POINTS = 100
"""Basis points in a per cent."""


@get("/tariffs", sync_to_thread=True)
def tariffs(visitor: AtPage, ended: Filter = None, done: Filter = None) -> Page:
    """What costs how much today and later; also what has ended, if wanted."""
    facts = _about(visitor, with_ended=ended is not None)
    return visitor.page(_PAGE, **facts, done=done)


@post("/tariffs", status_code=303, sync_to_thread=True)
def set_tariff(visitor: AtPage) -> Page:
    """From its day on the service costs this; what cost it before ends."""
    try:
        with visitor.form.reading() as read:
            told: dict[str, Any] = {
                "service": read.need("service", str),
                "price": read.need("price", in_our_money(visitor)),
                "tax_rate": read.may("tax", basis_points) or 0,
                "valid_from": read.need("valid_from", read_day),
                "valid_to": read.may("valid_to", read_day),
            }
        visitor.handle(SetTariff(**visitor.command, **told))
    except Refusal as refusal:
        return _again(visitor, refusal)
    return visitor.go("/tariffs?done=set")


@post("/tariffs/{tariff_id:uuid}/withdraw", status_code=303, sync_to_thread=True)
def withdraw_tariff(visitor: AtPage, tariff_id: FromPath[UUID]) -> Page:
    """It was a mistake, and has priced nothing."""
    wanted = TariffId(tariff_id)
    try:
        visitor.handle(WithdrawTariff(**visitor.command, tariff_id=wanted))
    except Refusal as refusal:
        return _again(visitor, refusal)
    return visitor.go("/tariffs?done=withdrawn")


def basis_points(text: str) -> int:
    """Per cent, as people say a tax: 7.5 is 750."""
    points: Decimal = read_number(text) * _POINTS
    if points != points.to_integral_value():
        raise MalformedNumber
    return int(points)


def _again(visitor: Visitor, refusal: Refusal) -> Page:
    facts = _about(visitor, with_ended=False)
    return visitor.again(_PAGE, refusal, **facts, done=None)


def _about(visitor: Visitor, *, with_ended: bool) -> dict[str, Any]:
    found = visitor.handle(ListTariffs(**visitor.query))
    today = visitor.site.hospital.day_of(visitor.site.application.clock.now())
    shown = [one for one in found if with_ended or not _has_ended(one, today)]
    return {"tariffs": shown, "today": today, "with_ended": with_ended}


def _has_ended(one: Tariff, today: date) -> bool:
    return one.valid_to is not None and one.valid_to < today
