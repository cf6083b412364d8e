"""What people type, read as the hospital means it; else it is a usage error."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeVar

import click

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.consent import Consent, ContactChannel, ContactPurpose
from mediklaud.domain.shared.ids import Id
from mediklaud.domain.shared.money import Money
from mediklaud.entrypoints.cli.session import Session
from mediklaud.entrypoints.reading import (
    read_day,
    read_email,
    read_instant,
    read_number,
    read_phone,
)

Meant = TypeVar("Meant")
AnyId = TypeVar("AnyId", bound=Id)
AnyEnum = TypeVar("AnyEnum", bound=StrEnum)


class Reading(click.ParamType[Any], Generic[Meant]):
    """A text with a meaning, which may depend on where the hospital is."""

    def __init__(self, name: str, read: Callable[[str, Session], Meant]) -> None:
        self.name = name
        self.read = read

    def convert(
        self,
        value: Any,  # noqa: ANN401
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401
        """The meaning; never repeats what was typed."""
        session = ctx.find_object(Session) if ctx else None
        if not isinstance(value, str) or session is None:
            return value
        try:
            return self.read(value, session)
        except InvalidValue as refusal:
            self.fail(str(refusal), param, ctx)


class OneOf(click.Choice[AnyEnum]):
    """One of the values that the hospital knows: follow_up, or follow-up."""

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Whatever case and dashes it was typed with."""
        return str(choice).casefold().replace("-", "_")


def id_of(kind: type[AnyId]) -> Reading[AnyId]:
    """The identifier of something that has no number."""
    return Reading("id", lambda text, _: kind.parse(text))


def _instant(text: str, session: Session) -> datetime:
    zone = session.settings.hospital.time_zone
    instant = read_instant(text, zone)
    typed = datetime.fromisoformat(text.strip())
    if typed.tzinfo is None and instant.astimezone(zone).replace(tzinfo=None) != typed:
        raise SkippedTime
    return instant


def _money(text: str, session: Session) -> Money:
    amount, _, currency = text.strip().partition(" ")
    return Money.parse(amount, currency.strip() or session.settings.hospital.currency)


def _consent(text: str, _session: Session) -> Consent:
    channel, _, purpose = text.partition(":")
    try:
        return Consent(ContactChannel(channel), ContactPurpose(purpose))
    except ValueError as error:
        raise UnknownConsent from error


class SkippedTime(InvalidValue):
    """The hospital's clocks skip this time: they are put forward that day."""


class UnknownConsent(InvalidValue):
    """A consent is written sms:appointments, email:billing, and so on."""


INSTANT = Reading("time", _instant)
"""`2027-03-01 10:30` on the hospital's clock, or with an offset."""
DAY: Reading[date] = Reading("day", lambda text, _: read_day(text))
NUMBER: Reading[Decimal] = Reading("number", lambda text, _: read_number(text))
MONEY = Reading("amount", _money)
"""`125.00`, in the hospital's currency unless one is named: `125.00 BDT`."""
PHONE = Reading("phone", lambda text, s: read_phone(text, s.settings.hospital.region))
EMAIL = Reading("e-mail", lambda text, _: read_email(text))
NEW_PHONE = Reading("phone", lambda text, s: text and PHONE.read(text, s))
NEW_EMAIL = Reading("e-mail", lambda text, s: text and EMAIL.read(text, s))
"""An empty one takes away what was there."""
CONSENT = Reading("channel:purpose", _consent)


def today(session: Session) -> date:
    """The day it is on the hospital's calendar."""
    return session.settings.hospital.day_of(session.now)


version_option = click.option(
    "--version", type=click.IntRange(1), help="Only if nobody changed it since then."
)
