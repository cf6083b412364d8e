"""The very statements of a booking, as they went to the driver.

Two bookings are written down. What differs between them is what a third one has to
bring itself: its ids and its key. Sent again with fresh ids, for another patient,
doctor and time, they are as fast as the bare driver, or pgbench, can book.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
from attrs import evolve, frozen
from sqlalchemy import Engine, event

from benchmarks.bookings import Wish

TICK = timedelta(minutes=5)
A_TICK = 1_000_000
"""Whole numbers beyond this are ticks: only one factor in a booking is as large."""
_LOCAL = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}")
_HEX = re.compile(r"[0-9a-f]{32}")


@frozen
class Statement:
    """What went to the driver: text and parameters, or a list of these."""

    text: str
    parameters: Any


@contextmanager
def written_down(engine: Engine) -> Iterator[list[Statement]]:
    """Every statement the engine sends meanwhile."""
    heard: list[Statement] = []

    def listen(_c: object, _k: object, text: str, given: Any, *_: object) -> None:
        heard.append(Statement(text, changed(given, _plain)))

    event.listen(engine, "before_cursor_execute", listen)
    try:
        yield heard
    finally:
        event.remove(engine, "before_cursor_execute", listen)


def changed(value: Any, change: Callable[[Any], Any]) -> Any:
    """The same parameters with every plain value changed."""
    if isinstance(value, Mapping):
        return {key: changed(one, change) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(changed(one, change) for one in value)
    return change(value)


def _plain(value: Any) -> Any:
    """Bytes without a wrapper around them, so that they can go to another process."""
    if isinstance(value, psycopg.Binary):
        return value.obj
    return bytes(value) if isinstance(value, memoryview) else value


@frozen(kw_only=True)
class Recording:
    """One booking's statements, and which of its values were its own."""

    statements: Sequence[Statement]
    wish: Wish
    own: frozenset[Any]
    after: datetime
    """Instants later than this are about the visit, and move with it."""

    @classmethod
    def of(
        cls,
        first: Sequence[Statement],
        second: Sequence[Statement],
        wish: Wish,
        after: datetime,
    ) -> Recording:
        """From two bookings of one patient with one doctor; the second's wish."""
        own = frozenset(names_in(second) - names_in(first))
        return cls(statements=tuple(second), wish=wish, own=own, after=after)

    def again(self, wish: Wish) -> list[Statement]:
        """The statements of another booking."""
        fresh: dict[Any, Any] = {
            form(one): form(other)
            for one, other in (
                (self.wish.patient_id, wish.patient_id),
                (self.wish.doctor_id, wish.doctor_id),
            )
            for form in (_itself, str, _hex)
        }
        later = (wish.starts_at - self.wish.starts_at) // TICK

        def change(value: Any) -> Any:
            if is_a_name(value):
                if value in self.own:
                    return fresh.setdefault(value, another(value))
                return fresh.get(value, value)
            if is_a_stream(value):
                kind, _, whose = value.partition(":")
                return f"{kind}:{change(whose)}"
            return self._later(value, later)

        return [
            evolve(one, parameters=changed(one.parameters, change))
            for one in self.statements
        ]

    def _later(self, value: Any, ticks: int) -> Any:
        if isinstance(value, int) and value > A_TICK:
            return value + ticks
        if isinstance(value, datetime) and value > self.after:
            return value + ticks * TICK
        if isinstance(value, str) and _LOCAL.fullmatch(value):
            instant = datetime.fromisoformat(f"{value}+00:00")
            if instant > self.after:
                moved = (instant + ticks * TICK).replace(tzinfo=None)
                return moved.isoformat(" ", "microseconds")
        return value


def names_in(statements: Sequence[Statement]) -> set[Any]:
    """Every identifier and key in them."""
    found = set()

    def note(value: Any) -> Any:
        if is_a_name(value):
            found.add(value)
        return value

    for one in statements:
        changed(one.parameters, note)
    return found


def is_a_name(value: object) -> bool:
    """Is it an identifier or a key, on either database?"""
    if isinstance(value, str):
        return bool(_HEX.fullmatch(value.replace("-", "")))
    return isinstance(value, UUID)


def is_a_stream(value: object) -> bool:
    """Is it one of the audit's streams, called by whom it is about?"""
    return isinstance(value, str) and is_a_name(value.partition(":")[2])


def _itself(value: UUID) -> UUID:
    return value


def _hex(value: UUID) -> str:
    return value.hex


def another(value: object) -> object:
    """A fresh one of the same kind."""
    if isinstance(value, UUID):
        return uuid4()
    return str(uuid4()) if "-" in str(value) else uuid4().hex
