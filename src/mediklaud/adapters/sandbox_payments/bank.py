"""The sandbox itself: it keeps orders and refunds, and presses its own buttons."""

from __future__ import annotations

import json
import secrets
import sqlite3
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from attrs import field, frozen

from mediklaud.adapters.sandbox_payments import tables
from mediklaud.adapters.sandbox_payments.reports import Report, signed
from mediklaud.domain.billing.gateway import GatewayState, PaymentOrder
from mediklaud.domain.billing.sandbox import (
    Button,
    SandboxOrder,
    SandboxOrderNotFound,
)
from mediklaud.domain.shared.money import Money
from mediklaud.ports.system import Clock

_SLOW = timedelta(seconds=15)
_ENDS = {Button.FAIL: GatewayState.FAILED, Button.CANCEL: GatewayState.CANCELLED}


@frozen
class Bank:
    """One connection to its file; one thing is done after the other."""

    connection: sqlite3.Connection
    clock: Clock
    post: Callable[[Report], None]
    """How its reports travel."""
    _lock: threading.RLock = field(factory=threading.RLock)

    @classmethod
    def opened(cls, path: str, clock: Clock, post: Callable[[Report], None]) -> Bank:
        """The bank in this file; a new one draws its secret."""
        connection = sqlite3.connect(path, check_same_thread=False, timeout=10)
        connection.row_factory = sqlite3.Row
        connection.isolation_level = None
        connection.executescript(tables.MADE)
        connection.execute(tables.DRAW, (secrets.token_urlsafe(32),))
        return cls(connection, clock, post)

    @property
    def secret(self) -> str:
        """What its reports are signed with."""
        return str(self._one(tables.SECRET)["text"])

    def order(self, order: PaymentOrder) -> SandboxOrder:
        """Take an order; under the same key it is the same one."""
        self._run(
            tables.ADD,
            {
                "ref": f"sbx_{secrets.token_urlsafe(18)}",
                "key": order.key,
                "reference": order.reference,
                "minor": order.amount.minor,
                "currency": order.amount.currency,
                "return_url": order.return_url,
                "notify_url": order.notify_url,
                "expires_at": order.expires_at.isoformat(),
            },
        )
        return self._shown(self._one(tables.OF_KEY, order.key))

    def look(self, ref: str) -> SandboxOrder:
        """An order as its page shows it."""
        return self._shown(self.row(ref))

    def row(self, ref: str) -> sqlite3.Row:
        """An order as it is kept."""
        return self._one(tables.OF_REF, ref)

    def press(self, ref: str, button: Button) -> SandboxOrder:
        """Let somebody pay, or not; only the first button counts."""
        row, now = self.row(ref), self.clock.now()
        if button in _ENDS:
            changed = self._run(tables.END, (_ENDS[button].value, ref))
        else:
            captured = row["minor"] - (button is Button.SHORT)
            at = now + (_SLOW if button is Button.SLOW else timedelta(0))
            changed = self._run(tables.CAPTURE, (captured, at.isoformat(), ref))
        if changed and button is not Button.SILENT:
            self._report(row, button)
        return self.look(ref)

    def refund(self, ref: str, amount: Money, key: str) -> bool:
        """Give back so much, once for each key; no, if there is not so much left."""
        given = {"key": key, "ref": ref, "minor": amount.minor}
        self._run(tables.REFUND, given)
        return any(row["key"] == key for row in self.refunds(ref))

    def refunds(self, ref: str) -> list[sqlite3.Row]:
        """What went back of an order, the first first."""
        with self._lock:
            return self.connection.execute(tables.REFUNDS, (ref,)).fetchall()

    def state(self, row: sqlite3.Row) -> GatewayState:
        """How an order stands by now."""
        now, state = self.clock.now(), GatewayState(row["state"])
        if state is GatewayState.SUCCEEDED:
            is_there = datetime.fromisoformat(row["captured_at"]) <= now
            return state if is_there else GatewayState.WAITING
        is_over = datetime.fromisoformat(row["expires_at"]) <= now
        waits = state is GatewayState.WAITING
        return GatewayState.EXPIRED if waits and is_over else state

    def _report(self, row: sqlite3.Row, button: Button) -> None:
        kind = "ended" if button in _ENDS else "paid"
        ref, key = row["ref"], row["key"]
        told = {"id": f"evt_{secrets.token_urlsafe(18)}", "kind": kind}
        body = json.dumps({**told, "ref": ref, "key": key}).encode()
        self.post(
            Report(
                url=row["notify_url"],
                body=body,
                signature=signed(self.secret, body),
                times=3 if button is Button.DUPLICATE else 1,
                after=_SLOW.total_seconds() if button is Button.SLOW else 0,
            )
        )

    def _shown(self, row: sqlite3.Row) -> SandboxOrder:
        return SandboxOrder(
            ref=row["ref"],
            reference=row["reference"],
            amount=Money(row["minor"], row["currency"]),
            state=self.state(row),
            return_url=row["return_url"],
        )

    def _one(self, statement: str, *values: str) -> sqlite3.Row:
        with self._lock:
            row: sqlite3.Row | None = self.connection.execute(
                statement, values
            ).fetchone()
        if row is None:
            raise SandboxOrderNotFound
        return row

    def _run(self, statement: str, values: object) -> int:
        with self._lock:
            return self.connection.execute(statement, values).rowcount  # type: ignore[arg-type]
