"""A refusal's facts in words."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from attrs import fields, has

from mediklaud.domain.shared.ids import Id
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import Period
from mediklaud.entrypoints.problems import plain


def in_words(fact: object, zone: ZoneInfo) -> str:
    """The fact as a person reads it; times are on this clock, and say so."""
    if isinstance(fact, datetime):
        return f"{_wall(fact, zone)} {zone}"
    if isinstance(fact, Period):
        return f"{_wall(fact.start, zone)} to {_wall(fact.end, zone)} {zone}"
    if isinstance(fact, list | tuple):
        return ", ".join(in_words(one, zone) for one in fact)
    if isinstance(fact, Id | Money):
        return str(fact)
    if has(kind := type(fact)):
        parts = ((a.name, getattr(fact, a.name)) for a in fields(kind))
        return " ".join(f"{name}={in_words(part, zone)}" for name, part in parts)
    return "" if fact is None else str(plain(fact))


def _wall(instant: datetime, zone: ZoneInfo) -> str:
    return f"{instant.astimezone(zone):%Y-%m-%d %H:%M}"
