"""What every channel tells of a refusal: its code, its rule and the facts."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from attrs import fields, frozen, has

from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import Id
from mediklaud.domain.shared.money import Money

Json = Any
"""What JSON can hold."""


@frozen(kw_only=True)
class Problem:
    """A refusal in words and values that any program understands."""

    code: str
    title: str
    """The sentence a person reads."""
    rule: str | None
    facts: dict[str, Json]

    @classmethod
    def of(cls, refusal: Refusal) -> Problem:
        """What this refusal says."""
        return cls(
            code=refusal.code,
            title=refusal.message,
            rule=refusal.rule or None,
            facts=_parts(refusal) if has(type(refusal)) else {},
        )


def plain(value: object) -> Json:
    """The value as JSON holds it: ids and instants as text, money as on the wire."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, str | Id):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return int(value.total_seconds())
    return _compound(value)


def _compound(value: object) -> Json:
    """What is made of several values."""
    if isinstance(value, Money):
        return {"amount": value.amount, "currency": value.currency}
    if isinstance(value, tuple | list | set | frozenset):
        return [plain(item) for item in value]
    if has(type(value)):
        return _parts(value)
    return str(value)


def _parts(value: object) -> dict[str, Json]:
    """The fields by name; what is kept out of logs is not told outside either."""
    return {
        part.name: plain(getattr(value, part.name))
        for part in fields(type(value))  # type: ignore[arg-type] # attrs, see callers
        if part.repr
    }
