"""The raw limit: the very statements of a booking, sent again on the bare driver.

Two bookings are written down as they go to the driver. What differs between them is
what a third one has to bring itself: its ids and its key. Sending the statements with
fresh ids, at times of its own, is as fast as Python, or pgbench, can book.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from attrs import frozen
from sqlalchemy import Engine, event

TICK = timedelta(minutes=5)
_A_TICK = 1_000_000
"""Whole numbers beyond this are ticks: nothing else in a booking is so large."""
_LOCAL = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}")
_HEX = re.compile(r"[0-9a-f]{32}")


@frozen
class Statement:
    """What went to the driver: text and parameters."""

    text: str
    parameters: Any


@contextmanager
def written_down(engine: Engine) -> Iterator[list[Statement]]:
    """Every statement the engine sends meanwhile."""
    heard: list[Statement] = []

    def listen(_c: object, _k: object, text: str, given: Any, *_: object) -> None:
        heard.append(Statement(text, given))

    event.listen(engine, "before_cursor_execute", listen)
    try:
        yield heard
    finally:
        event.remove(engine, "before_cursor_execute", listen)


def each_value(value: Any) -> Iterator[Any]:
    """Every plain value in the parameters, however deep."""
    if isinstance(value, Mapping):
        for one in value.values():
            yield from each_value(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from each_value(one)
    else:
        yield value


def changed(value: Any, change: Callable[[Any], Any]) -> Any:
    """The same parameters with every plain value changed."""
    if isinstance(value, Mapping):
        return {key: changed(one, change) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(changed(one, change) for one in value)
    return change(value)


@frozen(kw_only=True)
class Recording:
    """One booking's statements, and which of its values were its own."""

    statements: Sequence[Statement]
    own: frozenset[Any]
    after: datetime
    """Instants later than this are about the visit, and move with it."""

    @classmethod
    def of(
        cls, first: Sequence[Statement], second: Sequence[Statement], after: datetime
    ) -> Recording:
        """From two bookings of one patient with one doctor."""
        values = [
            {v for s in one for v in each_value(s.parameters) if _is_a_name(v)}
            for one in (first, second)
        ]
        own = frozenset(values[1] - values[0])
        return cls(statements=tuple(second), own=own, after=after)

    def again(self, ticks_later: int) -> Iterator[tuple[str, Any]]:
        """The statements of another booking, so much later."""
        fresh: dict[Any, Any] = {}

        def change(value: Any) -> Any:
            if _is_a_name(value) and value in self.own:
                return fresh.setdefault(value, _another(value))
            return self._later(value, ticks_later)

        for statement in self.statements:
            yield statement.text, changed(statement.parameters, change)

    def _later(self, value: Any, ticks: int) -> Any:
        if isinstance(value, int) and value > _A_TICK:
            return value + ticks
        if isinstance(value, datetime) and value > self.after:
            return value + ticks * TICK
        if isinstance(value, str) and _LOCAL.fullmatch(value):
            instant = datetime.fromisoformat(f"{value}+00:00")
            if instant > self.after:
                moved = (instant + ticks * TICK).replace(tzinfo=None)
                return moved.isoformat(" ", "microseconds")
        return value


def _is_a_name(value: object) -> bool:
    """Is it an identifier or a key, on either database?"""
    if isinstance(value, str):
        return bool(_HEX.fullmatch(value))
    return isinstance(value, UUID)


def _another(value: object) -> object:
    return uuid4() if isinstance(value, UUID) else uuid4().hex
