"""All that the hospital keeps about two patients, handed over or given back (P3)."""

from __future__ import annotations

from attrs import frozen
from sqlalchemy import (
    Text,
    Uuid,
    and_,
    bindparam,
    cast,
    exists,
    insert,
    literal,
    not_,
    or_,
    select,
    true,
    update,
)

from mediklaud.adapters.sql.billing.tables import patient_accounts
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.messaging.tables import outbox
from mediklaud.adapters.sql.registry.books import (
    BOOKS,
    DUPLICATE,
    SURVIVING,
    VISITS,
)
from mediklaud.adapters.sql.registry.merge_tables import merged_things
from mediklaud.adapters.sql.scheduling.tables import claims
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.registry.merge import Merge

_c, _a, _t = claims.c, patient_accounts.c, merged_things.c
_held = claims.alias("held")
_IS_HELD = exists().where(
    _held.c.hospital_id == _c.hospital_id,
    _held.c.resource == SURVIVING,
    _held.c.tick == _c.tick,
    _held.c.lane == _c.lane,
)
_MOVE_CLAIMS = (
    update(claims)
    .where(here(claims), _c.resource == DUPLICATE, not_(_IS_HELD))
    .values(resource=SURVIVING)
)
_RETURN_CLAIMS = (
    update(claims)
    .where(here(claims), _c.resource == SURVIVING)
    .where(_c.appointment_id.in_(VISITS.moved()))
    .values(resource=DUPLICATE)
)
_RETURN_NEWS_OF_VISITS = (
    update(outbox)
    .where(here(outbox), outbox.c.recipient_id == SURVIVING)
    .where(outbox.c.subject_id.in_(VISITS.moved()))
    .values(recipient_id=DUPLICATE)
)

_ACCOUNTS = patient_accounts.name
_REMEMBER_CREDIT = insert(merged_things).from_select(
    ("hospital_id", "merge_id", "book", "thing", "moved", "amount"),
    select(
        _a.hospital_id,
        cast(bindparam("merge", type_=Uuid), Uuid),
        literal(_ACCOUNTS, Text),
        _a.patient_id,
        true(),
        _a.credit_minor,
    ).where(here(patient_accounts), _a.patient_id == DUPLICATE),
)
_CREDIT = (
    select(_t.amount)
    .where(here(merged_things), _t.merge_id == bindparam("merge"))
    .where(_t.book == _ACCOUNTS)
    .scalar_subquery()
)
_OURS = update(patient_accounts).where(
    and_(here(patient_accounts), _a.patient_id == SURVIVING)
)
_THEIRS = update(patient_accounts).where(
    and_(here(patient_accounts), _a.patient_id == DUPLICATE)
)

_HAND_OVER = (
    *(statement for b in BOOKS for statement in (b.to_remember(), b.to_hand_over())),
    _MOVE_CLAIMS,
    _REMEMBER_CREDIT,
    _OURS.values(credit_minor=_a.credit_minor + _CREDIT),
    _THEIRS.values(credit_minor=0),
)
_GIVE_BACK = (
    _RETURN_CLAIMS,
    _RETURN_NEWS_OF_VISITS,
    *(book.to_give_back() for book in BOOKS),
    _OURS.values(credit_minor=_a.credit_minor - _CREDIT),
    _THEIRS.values(credit_minor=_CREDIT),
)
_ANYTHING_NEW = select(literal(1)).where(
    or_(*(book.has_new() for book in BOOKS if book.facts))
)


@frozen
class SqlBelongings:
    """Every table in which a patient's things stand, and `merged_things`."""

    database: Database

    def hand_over(self, merge: Merge) -> None:
        for statement in _HAND_OVER:
            self.database.change(statement, **_named(merge))

    def give_back(self, merge: Merge) -> None:
        for statement in _GIVE_BACK:
            self.database.change(statement, **_named(merge))

    def anything_new(self, merge: Merge) -> bool:
        return self.database.first(_ANYTHING_NEW, **_named(merge)) is not None


def _named(merge: Merge) -> dict[str, object]:
    return {
        "merge": merge.id.value,
        "surviving": merge.surviving_id.value,
        "duplicate": merge.duplicate_id.value,
    }
