"""A supplier's delivery as a file: CSV with a header, or JSON as over HTTP."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.pharmacy.batch import DISPENSARY
from mediklaud.domain.pharmacy.delivery import DeliveryLine, RefusedLine
from mediklaud.domain.shared.money import Money
from mediklaud.entrypoints.http.pharmacy.stock_bodies import DeliveryLineBody
from mediklaud.entrypoints.reading import read_day

NEEDED = ("product", "batch", "expires_on")
KNOWN = (*NEEDED, "packs", "units", "unit_cost", "location")


class UnknownHeader(InvalidValue):
    """The first line names product, batch, expires_on; packs, units, unit_cost."""

    rule = "H1"


class UnreadableLine(InvalidValue):
    """A line has a product, a batch, a day as 2027-03-01, and whole numbers."""

    rule = "H1"


class UnreadableDelivery(InvalidValue):
    """The file is no delivery: a CSV with a header, or a JSON list as over HTTP."""

    rule = "H1"


def lines_in(file: Path, currency: str) -> list[DeliveryLine | RefusedLine]:
    """Each line of the file, or why it cannot be read, in their order."""
    text = _text(file)
    if file.suffix == ".json":
        return list(_from_json(text))
    return list(_from_csv(text, currency))


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableDelivery from error


def _from_json(text: str) -> Iterator[DeliveryLine]:
    try:
        bodies = msgspec.json.decode(text, type=list[DeliveryLineBody])
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise UnreadableDelivery from error
    return (body.read() for body in bodies)


def _from_csv(text: str, currency: str) -> Iterator[DeliveryLine | RefusedLine]:
    rows = csv.DictReader(text.splitlines(), restkey="more")
    names = [name.strip().lower() for name in rows.fieldnames or ()]
    if not set(NEEDED) <= set(names) <= set(KNOWN):
        raise UnknownHeader
    rows.fieldnames = names
    for number, row in enumerate(rows, start=1):
        try:
            yield _line(
                {key: (value or "").strip() for key, value in row.items()}, currency
            )
        except (InvalidValue, ValueError, AttributeError):
            refusal = UnreadableLine()
            yield RefusedLine(line=number, code=refusal.code, why=str(refusal))


def _line(row: dict[str, str], currency: str) -> DeliveryLine:
    return DeliveryLine(
        product=row["product"],
        batch=row["batch"],
        expires_on=_day(row["expires_on"]),
        packs=int(row.get("packs") or 0),
        units=int(row.get("units") or 0),
        unit_cost=_cost(row.get("unit_cost"), currency),
        location=row.get("location") or DISPENSARY,
    )


def _day(text: str) -> date:
    return read_day(text)


def _cost(text: str | None, currency: str) -> Money | None:
    return Money.parse(text, currency) if text else None
