"""Emergency accesses, in their table, with the reviews beside them."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen
from sqlalchemy import and_, bindparam, exists, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.privacy.break_glass_rows import (
    to_glass,
    to_review_row,
    to_row,
)
from mediklaud.adapters.sql.privacy.tables import break_glass_reviews, broken_glasses
from mediklaud.adapters.sql.schema import Instant, here, is_param
from mediklaud.domain.privacy.break_glass import (
    AlreadyReviewed,
    BreakGlassNotFound,
    BrokenGlass,
)
from mediklaud.domain.shared.ids import AccountId, BreakGlassId, PatientId

_g, _r = broken_glasses.c, break_glass_reviews.c
_now = bindparam("now", type_=Instant)

_ADD = insert(broken_glasses)
_END = (
    update(broken_glasses)
    .where(here(broken_glasses), _g.id == bindparam("this"), _g.ended_at.is_(None))
    .values(ended_at=bindparam("then", type_=Instant))
)
_CLOSE = insert(break_glass_reviews)
_WITH_REVIEW = select(
    broken_glasses,
    _r.finding,
    _r.reviewed_by,
    _r.reviewed_at,
    _r.sealed.label("review_sealed"),
).outerjoin_from(
    broken_glasses,
    break_glass_reviews,
    and_(_r.hospital_id == _g.hospital_id, _r.id == _g.id),
)
_GET = _WITH_REVIEW.where(is_param(broken_glasses, "id"))
_OPENS = select(
    exists().where(
        is_param(broken_glasses, "account_id", "patient_id"),
        _g.ended_at.is_(None),
        _g.until > _now,
    )
)
_TAKEN = select(func.count()).where(
    is_param(broken_glasses, "account_id"),
    _g.begun_at >= bindparam("since", type_=Instant),
)
_RUN_OUT = (
    _WITH_REVIEW.where(here(broken_glasses), _g.ended_at.is_(None), _g.until <= _now)
    .order_by(_g.until, _g.id)
    .limit(bindparam("limit"))
)
_AWAITING = (
    _WITH_REVIEW.where(here(broken_glasses), _r.id.is_(None))
    .order_by(_g.id)
    .limit(bindparam("limit"))
)
_REVIEWED = (
    _WITH_REVIEW.where(here(broken_glasses), _r.id.is_not(None))
    .order_by(_g.id.desc())
    .limit(bindparam("limit"))
)
_AWAITING_AFTER = _AWAITING.where(_g.id > bindparam("after"))
_REVIEWED_AFTER = _REVIEWED.where(_g.id < bindparam("after"))


@frozen
class SqlBrokenGlasses:
    """The tables `broken_glasses` and `break_glass_reviews`."""

    database: Database

    def add(self, glass: BrokenGlass) -> None:
        self.database.change(_ADD, **to_row(glass, self.database))

    def end(self, glass: BrokenGlass) -> None:
        self.database.change(_END, this=glass.id.value, then=glass.ended_at)

    def close(self, glass: BrokenGlass) -> None:
        try:
            self.database.change(_CLOSE, **to_review_row(glass, self.database))
        except IntegrityError as error:
            raise AlreadyReviewed(glass.id) from error

    def get(self, break_glass_id: BreakGlassId) -> BrokenGlass:
        row = self.database.first(_GET, id=break_glass_id.value)
        if row is None:
            raise BreakGlassNotFound(break_glass_id)
        return to_glass(row, self.database)

    def opens(
        self, account_id: AccountId, patient_id: PatientId, now: datetime
    ) -> bool:
        account, patient = account_id.value, patient_id.value
        row = self.database.first(
            _OPENS, account_id=account, patient_id=patient, now=now
        )
        return row is not None and bool(row[0])

    def taken_since(self, account_id: AccountId, since: datetime) -> int:
        row = self.database.first(_TAKEN, account_id=account_id.value, since=since)
        return 0 if row is None else int(row[0])

    def run_out(self, now: datetime, limit: int) -> tuple[BrokenGlass, ...]:
        rows = self.database.rows(_RUN_OUT, now=now, limit=limit)
        return tuple(to_glass(row, self.database) for row in rows)

    def awaiting(
        self, after: BreakGlassId | None, limit: int
    ) -> tuple[BrokenGlass, ...]:
        if after is None:
            rows = self.database.rows(_AWAITING, limit=limit)
        else:
            rows = self.database.rows(_AWAITING_AFTER, limit=limit, after=after.value)
        return tuple(to_glass(row, self.database) for row in rows)

    def reviewed(
        self, after: BreakGlassId | None, limit: int
    ) -> tuple[BrokenGlass, ...]:
        if after is None:
            rows = self.database.rows(_REVIEWED, limit=limit)
        else:
            rows = self.database.rows(_REVIEWED_AFTER, limit=limit, after=after.value)
        return tuple(to_glass(row, self.database) for row in rows)
