"""Rules turned down, in their table; why is sealed."""

from __future__ import annotations

from typing import Any

from attrs import asdict, evolve, frozen
from sqlalchemy import Row, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.medication.knowledge_tables import safety_tunings
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.errors import Contended
from mediklaud.domain.medication.severity import Presentation, Severity
from mediklaud.domain.medication.tuning import (
    AlreadyTurnedDown,
    Tuning,
    TuningNotFound,
)
from mediklaud.domain.shared.ids import AccountId, Id, TuningId

_t = safety_tunings.c
_ADD = insert(safety_tunings)
_ONE = select(safety_tunings).where(is_param(safety_tunings, "id"))
_ALL = select(safety_tunings).where(here(safety_tunings)).order_by(_t.id)
_LIVE = _ALL.where(_t.ended_at.is_(None))
_STEPS = ("confirmed_by", "confirmed_at", "ended_by", "ended_at", "version")
_SAVE = (
    update(safety_tunings)
    .where(
        here(safety_tunings),
        _t.id == bindparam("this"),
        _t.version == bindparam("read"),
    )
    .values({name: bindparam(f"to_{name}") for name in _STEPS})
)


@frozen
class SqlTunings:
    """The `safety_tunings` table."""

    database: Database

    def add(self, tuning: Tuning) -> None:
        row = _to_row(tuning)
        private = {"reason": row.pop("reason")}
        sealed = self.database.seal(safety_tunings, tuning.id.value, private)
        try:
            with self.database.connection.begin_nested():
                self.database.change(_ADD, **row, sealed=sealed)
        except IntegrityError as error:
            raise AlreadyTurnedDown from error

    def get(self, tuning_id: TuningId) -> Tuning:
        row = self.database.first(_ONE, id=tuning_id.value)
        if row is None:
            raise TuningNotFound(tuning_id)
        return self._to_tuning(row)

    def save(self, tuning: Tuning) -> Tuning:
        following = evolve(tuning, version=tuning.version + 1)
        row = _to_row(following)
        steps = {f"to_{name}": row[name] for name in _STEPS}
        if not self.database.change(
            _SAVE, this=tuning.id.value, read=tuning.version, **steps
        ):
            raise Contended
        return following

    def all(self) -> tuple[Tuning, ...]:
        return tuple(map(self._to_tuning, self.database.rows(_ALL)))

    def live(self) -> tuple[Tuning, ...]:
        return tuple(map(self._to_tuning, self.database.rows(_LIVE)))

    def _to_tuning(self, row: Row[Any]) -> Tuning:
        return Tuning(
            id=TuningId(row.id),
            knowledge=row.knowledge,
            rule_id=row.rule_id,
            severity=Severity(row.severity),
            presentation=Presentation(row.presentation),
            review_on=row.review_on,
            decided_by=AccountId(row.decided_by),
            decided_at=row.decided_at,
            confirmed_by=row.confirmed_by and AccountId(row.confirmed_by),
            confirmed_at=row.confirmed_at,
            ended_by=row.ended_by and AccountId(row.ended_by),
            ended_at=row.ended_at,
            version=row.version,
            **self.database.unseal(safety_tunings, row.id, row.sealed),
        )


def _to_row(tuning: Tuning) -> dict[str, Any]:
    fields = asdict(tuning, recurse=False)
    return {n: v.value if isinstance(v, Id) else v for n, v in fields.items()}
