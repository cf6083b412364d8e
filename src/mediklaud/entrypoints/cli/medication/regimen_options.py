"""What a doctor prescribes, as options of a command."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import wraps
from typing import Any

import click

from mediklaud.domain.medication.dosage import Dosage, ImpossibleDosage
from mediklaud.domain.medication.override import OverrideGiven
from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.medication.regimen import Regimen
from mediklaud.domain.shared.preparation import Administration, Form, Preparation
from mediklaud.entrypoints.cli.params import OneOf, Reading


def _dose(text: str) -> Decimal:
    try:
        return Decimal(text.strip())
    except InvalidOperation as error:
        raise ImpossibleDosage("dose") from error


DOSE = Reading("dose", lambda text, _: _dose(text))
_DOSAGE = ("dose", "times_a_day", "every_days", "as_needed", "duration_days")
_REST = (
    *("route", "quantity", "quantity_reason", "refills", "controlled"),
    "instructions",
)
_OPTIONS = (
    click.argument("name"),
    click.option("--form", type=OneOf(Form), default=Form.TABLET, show_default=True),
    click.option("--strength", required=True, help="500 mg, or 250 mg/5 ml."),
    click.option("--dose", type=DOSE, required=True, help="So many at a time."),
    click.option("--times-a-day", type=int, required=True),
    click.option("--every-days", type=int, default=1, help="1 is daily, 7 weekly."),
    click.option("--as-needed", is_flag=True),
    click.option("--days", "duration_days", type=int, required=True),
    click.option(
        "--route",
        type=OneOf(Administration),
        default=Administration.ORAL,
        show_default=True,
    ),
    click.option("--quantity", type=int, help="Where it cannot be counted."),
    click.option("--quantity-reason", help="Why it is that much."),
    click.option("--refills", type=int, default=0),
    click.option("--controlled", is_flag=True),
    click.option("--instructions", help="What the patient should know."),
)


def regimen_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add them; the command is given the `regimen` that they say."""

    @wraps(function)
    def with_regimen(*args: Any, **given: Any) -> Any:  # noqa: ANN401
        regimen = Regimen(
            preparation=Preparation(
                given.pop("name"), given.pop("form"), given.pop("strength")
            ),
            dosage=Dosage(**{name: given.pop(name) for name in _DOSAGE}),
            **{name: given.pop(name) for name in _REST},
        )
        return function(*args, regimen=regimen, **given)

    wrapped: Callable[..., Any] = with_regimen
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def overrides_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--override`; the command is given the answers as `overrides`."""

    @click.option(
        "--override",
        "answers",
        type=(str, OneOf(OverrideReason), str),
        multiple=True,
        metavar="RULE REASON TEXT",
        help="The answer to one finding; may be given several times.",
    )
    @wraps(function)
    def with_answers(*args: Any, **given: Any) -> Any:  # noqa: ANN401
        overrides = tuple(
            OverrideGiven(rule_id=rule_id, reason=reason, text=text)
            for rule_id, reason, text in given.pop("answers")
        )
        return function(*args, overrides=overrides, **given)

    return with_answers
