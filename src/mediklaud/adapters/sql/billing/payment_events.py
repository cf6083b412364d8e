"""What gateways reported, in its table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from attrs import frozen
from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from mediklaud.adapters.sql.billing.online_tables import payment_events
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.billing.gateway import GatewayEvent
from mediklaud.domain.billing.online import PaymentIntent
from mediklaud.domain.shared.ids import PaymentIntentId

_e = payment_events.c
_ADD = {
    "sqlite": sqlite.insert(payment_events)
    .on_conflict_do_nothing()
    .returning(_e.event_id),
    "postgresql": postgresql.insert(payment_events)
    .on_conflict_do_nothing()
    .returning(_e.event_id),
}
_UNDONE = (
    select(payment_events)
    .where(is_param(payment_events, "intent_id"), _e.followed_up_at.is_(None))
    .order_by(_e.received_at, _e.event_id)
)
_FOLLOWED_UP = (
    update(payment_events)
    .where(
        here(payment_events),
        _e.provider == bindparam("by"),
        _e.event_id == bindparam("this"),
    )
    .values(followed_up_at=bindparam("at"))
)


@frozen
class SqlPaymentEvents:
    """The `payment_events` table."""

    database: Database

    def add(
        self,
        provider: str,
        event: GatewayEvent,
        intent: PaymentIntent | None,
        at: datetime,
    ) -> bool:
        added = self.database.first(
            _ADD[self.database.dialect],
            provider=provider,
            event_id=event.id,
            kind=event.kind,
            provider_ref=event.provider_ref,
            intent_key=event.key,
            intent_id=None if intent is None else intent.id.value,
            received_at=at,
        )
        return added is not None

    def undone(self, intent_id: PaymentIntentId) -> tuple[GatewayEvent, ...]:
        rows = self.database.rows(_UNDONE, intent_id=intent_id.value)
        return tuple(map(_to_event, rows))

    def followed_up(
        self, provider: str, events: Sequence[GatewayEvent], at: datetime
    ) -> None:
        each = [{"by": provider, "this": event.id, "at": at} for event in events]
        self.database.change_all(_FOLLOWED_UP, each)


def _to_event(row: Row[Any]) -> GatewayEvent:
    return GatewayEvent(
        id=row.event_id,
        kind=row.kind,
        provider_ref=row.provider_ref,
        key=row.intent_key,
    )
