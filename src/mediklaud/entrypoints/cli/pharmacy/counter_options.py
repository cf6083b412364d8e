"""What is typed at the counter: batches, what the patient told, what was told them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

import click

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.pharmacy.batch_part import OfBatch
from mediklaud.domain.pharmacy.counselling import Counselling, Receiver
from mediklaud.domain.pharmacy.identifiers import Identifiers
from mediklaud.domain.shared.ids import BatchId
from mediklaud.entrypoints.cli.params import DAY, PHONE, OneOf, Reading
from mediklaud.entrypoints.cli.session import Session


class MalformedPart(InvalidValue):
    """A part is written with the batch's id and a number: ID=10."""


def _of_batch(text: str, _session: Session) -> OfBatch:
    batch, _, quantity = text.partition("=")
    if not quantity.isdecimal():
        raise MalformedPart
    return OfBatch(batch_id=BatchId.parse(batch.strip()), quantity=int(quantity))


OF_BATCH = Reading("id=number", _of_batch)
"""So much of one batch."""


def identifiers_options(function: Callable[..., None]) -> Callable[..., None]:
    """What the patient told: at least two of them (H7)."""

    @click.option("--birth-date", type=DAY, help="As the patient told it.")
    @click.option("--number", help="From the patient's card.")
    @click.option("--phone", type=PHONE)
    @click.option("--national-id")
    @wraps(function)
    def with_identifiers(
        *args: Any,  # noqa: ANN401
        birth_date: date | None,
        number: str | None,
        phone: str | None,
        national_id: str | None,
        **others: Any,  # noqa: ANN401
    ) -> None:
        told = Identifiers(
            birth_date=birth_date, number=number, phone=phone, national_id=national_id
        )
        function(*args, identifiers=told, **others)

    return with_identifiers


def counselling_options(function: Callable[..., None]) -> Callable[..., None]:
    """What the patient was told; none of it if the language is not named (H8)."""

    @click.option("--point", "points", multiple=True, help="What the patient is told.")
    @click.option("--language", help="In which language; without it, no counselling.")
    @click.option("--received-by", type=OneOf(Receiver), default=Receiver.PATIENT.value)
    @click.option("--understood/--not-understood", default=None)
    @click.option("--refused", is_flag=True, help="They did not want to be told.")
    @wraps(function)
    def with_counselling(
        *args: Any,  # noqa: ANN401
        points: tuple[str, ...],
        language: str | None,
        received_by: Receiver,
        understood: bool | None,
        refused: bool,
        **others: Any,  # noqa: ANN401
    ) -> None:
        if language is None and (points or refused):
            raise click.UsageError("Name the language of the counselling.")
        said = language and Counselling(
            points=points,
            language=language,
            received_by=received_by,
            understood=understood,
            refused=refused,
        )
        function(*args, counselling=said or None, **others)

    return with_counselling
