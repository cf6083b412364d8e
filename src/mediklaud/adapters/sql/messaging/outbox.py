"""The outbox, in its table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from attrs import frozen
from sqlalchemy import Executable, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.messaging.notice_rows import to_changes, to_notice, to_row
from mediklaud.adapters.sql.messaging.tables import WAITING, outbox
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.messaging.notice import Notice, NoticeNotFound, NoticeStatus
from mediklaud.domain.messaging.recipient import Channel, Recipient
from mediklaud.domain.shared.ids import OutboxId

_c = outbox.c
_ADD: dict[str, Executable] = {
    "sqlite": sqlite.insert(outbox).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(outbox).on_conflict_do_nothing(),
}
_DUE = (
    select(outbox)
    .where(
        here(outbox),
        WAITING,
        _c.channel.in_(bindparam("channels", expanding=True)),
        _c.next_try_at <= bindparam("now"),
    )
    .order_by(_c.next_try_at, _c.id)
    .limit(bindparam("limit"))
    # Several workers ask at once; each is given what no other is looking at. SQLite
    # has one writer at a time and needs no lock.
    .with_for_update(skip_locked=True)
)
_SAVE = update(outbox).where(here(outbox), _c.id == bindparam("this"))
_DROP = delete(outbox).where(
    here(outbox), _c.id.in_(bindparam("these", expanding=True))
)
_GET = select(outbox).where(is_param(outbox, "id")).with_for_update()
_NEWEST = (
    select(outbox).where(here(outbox)).order_by(_c.id.desc()).limit(bindparam("limit"))
)
_TO_WHOM = _NEWEST.where(
    _c.recipient_id == bindparam("whom"), _c.recipient_kind == bindparam("kind")
)
_IN_STATUS = _c.status == bindparam("status")
_OLDER = _c.id < bindparam("after")
_PAGES: dict[tuple[bool, bool], Executable] = {
    (False, False): _NEWEST,
    (False, True): _NEWEST.where(_OLDER),
    (True, False): _NEWEST.where(_IN_STATUS),
    (True, True): _NEWEST.where(_IN_STATUS, _OLDER),
}
"""By whether a status is asked for, and whether it goes on behind another page."""


@frozen
class SqlOutbox:
    """The `outbox` table."""

    database: Database

    def add(self, notices: Sequence[Notice]) -> None:
        self.database.add_all(_ADD[self.database.dialect], map(to_row, notices))

    def due(
        self, channels: Sequence[Channel], now: datetime, limit: int
    ) -> tuple[Notice, ...]:
        names = [channel.value for channel in channels]
        rows = self.database.rows(_DUE, channels=names, now=now, limit=limit)
        return tuple(map(to_notice, rows))

    def save(self, notices: Sequence[Notice]) -> None:
        changes = ({"this": n.id.value, **to_changes(n)} for n in notices)
        self.database.add_all(_SAVE, changes)

    def drop(self, notices: Sequence[Notice]) -> None:
        if notices:
            self.database.change(_DROP, these=[n.id.value for n in notices])

    def get(self, outbox_id: OutboxId) -> Notice:
        row = self.database.first(_GET, id=outbox_id.value)
        if row is None:
            raise NoticeNotFound(outbox_id)
        return to_notice(row)

    def to(self, recipient: Recipient, limit: int) -> tuple[Notice, ...]:
        whom = {"kind": recipient.kind.value, "whom": recipient.id}
        return tuple(map(to_notice, self.database.rows(_TO_WHOM, **whom, limit=limit)))

    def page(
        self, status: NoticeStatus | None, after: OutboxId | None, limit: int
    ) -> tuple[Notice, ...]:
        asked: dict[str, object] = {"limit": limit}
        if status is not None:
            asked["status"] = status.value
        if after is not None:
            asked["after"] = after.value
        statement = _PAGES[status is not None, after is not None]
        return tuple(map(to_notice, self.database.rows(statement, **asked)))
