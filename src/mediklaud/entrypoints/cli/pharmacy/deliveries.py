"""`mediklaud pharmacy receive`: a delivery from a file, told line by line (H1)."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from attrs import evolve

from mediklaud.application.pharmacy.receive_delivery import ReceiveDelivery
from mediklaud.domain.pharmacy.delivery import (
    MOST_LINES,
    DeliveryLine,
    DeliveryReceived,
    RefusedLine,
)
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.cli.sheets import sheet_of
from mediklaud.entrypoints.delivery_files import lines_in
from mediklaud.entrypoints.http.pharmacy.stock_views import DeliveryView

_Numbered = tuple[int, DeliveryLine]


@command("receive")
@click.argument(
    "file", type=click.Path(path_type=Path, exists=True, dir_okay=False, readable=True)
)
@click.option("--reason", help="The delivery note's number, or whatever names it.")
@click.option("--dry-run", is_flag=True, help="Only say what would be refused.")
@keyed
@pass_session
def receive(session: Session, *, file: Path, reason: str | None, dry_run: bool) -> None:
    """Take in a delivery from a file, part by part.

    CSV with the columns product, batch, expires_on, packs, units, unit_cost, location;
    or JSON as over HTTP.
    """
    found = lines_in(file, session.settings.hospital.currency)
    readable = [(n, one) for n, one in enumerate(found, 1) if _is_line(one)]
    parts = [readable[i : i + MOST_LINES] for i in range(0, len(readable), MOST_LINES)]
    if not found:
        parts = [[]]  # the hospital says what it thinks of an empty delivery
    answers = list(_received(session, parts, reason, dry_run=dry_run))
    refused = [one for one in found if isinstance(one, RefusedLine)]
    refused += [one for answer in answers for one in answer.refused]
    whole = DeliveryReceived(
        lines=sum(answer.lines for answer in answers),
        units=sum(answer.units for answer in answers),
        refused=tuple(sorted(refused, key=lambda one: one.line)),
    )
    _show(session, whole, dry_run=dry_run)


def _is_line(one: DeliveryLine | RefusedLine) -> bool:
    return isinstance(one, DeliveryLine)


def _received(
    session: Session,
    parts: Sequence[Sequence[Any]],
    reason: str | None,
    *,
    dry_run: bool,
) -> Iterator[DeliveryReceived]:
    """Part by part: what is in, is in, whatever becomes of the rest."""
    length = sum(map(len, parts))
    bar: Any = click.progressbar(
        length=length, file=sys.stderr, hidden=not sys.stderr.isatty()
    )
    with bar:
        for number, part in enumerate(parts):
            message = ReceiveDelivery(
                **session.query,
                idempotency_key=_key(session, number),
                lines=tuple(line for _, line in part),
                reason=reason,
                dry_run=dry_run,
            )
            yield _with_numbers(session.handle(message), part)
            bar.update(len(part))


def _key(session: Session, number: int) -> str | None:
    """Each part has its own, made from the delivery's."""
    key = session.idempotency_key
    return None if key is None else f"{key}:{number}"


def _with_numbers(
    answer: DeliveryReceived, part: Sequence[_Numbered]
) -> DeliveryReceived:
    """Counted as in the file."""
    numbers = [number for number, _ in part]
    refused = tuple(evolve(r, line=numbers[r.line - 1]) for r in answer.refused)
    return evolve(answer, refused=refused)


def _show(session: Session, whole: DeliveryReceived, *, dry_run: bool) -> None:
    view = DeliveryView.of(whole)
    rows = [{"line": r.line, "code": r.code, "why": r.why} for r in view.refused]
    session.output.sheet(view, sheet_of(rows, ("line", "code", "why")))
    would = "would come in" if dry_run else "came in"
    lines = f"{view.lines} lines with {view.units} units {would}"
    session.output.hint(f"{lines}, {len(rows)} lines were refused.")
