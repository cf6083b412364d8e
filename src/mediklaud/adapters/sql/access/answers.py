"""First answers to commands with an idempotency key, in their table."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from attrs import frozen
from msgspec import Raw
from sqlalchemy import Executable, Table, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from mediklaud.adapters.sql.access.tables import answers
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import Instant, here, is_param
from mediklaud.domain.errors import Contended, InvalidValue
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Remembered

_KEPT = timedelta(hours=24)


def _remember(
    insert: Callable[[Table], sqlite.Insert | postgresql.Insert],
) -> Executable:
    """Take the key if it is new, or again when its day is over."""
    new = insert(answers)
    return new.on_conflict_do_update(
        index_elements=answers.primary_key.columns,
        set_={name: new.excluded[name] for name in ("sealed", "at")},
        where=answers.c.at <= bindparam("a_day_ago", type_=Instant),
    ).returning(answers.c.key)


_REMEMBER = {
    "sqlite": _remember(sqlite.insert),
    "postgresql": _remember(postgresql.insert),
}
_RECALL = select(answers).where(is_param(answers, "account_id", "key"))
_FORGET = delete(answers).where(
    here(answers), answers.c.at < bindparam("before", type_=Instant)
)


def _plain(value: object) -> object:
    if isinstance(value, ZoneInfo):
        return value.key
    raise NotImplementedError(type(value).__name__)


def _revived(kind: type, value: Any) -> object:  # noqa: ANN401
    if kind is ZoneInfo:
        return ZoneInfo(value)
    raise NotImplementedError(kind.__name__)


def _name(account_id: AccountId, key: str) -> str:
    return f"{account_id}/{key}"


@frozen
class SqlAnswers:
    """The `answers` table; an answer is kept as JSON, sealed with the question."""

    database: Database

    def recall(
        self, account_id: AccountId, key: str, kind: object, now: datetime
    ) -> Remembered | None:
        row = self.database.first(_RECALL, account_id=account_id.value, key=key)
        if row is None or row.at + _KEPT <= now:
            return None
        kept = self.database.unseal(answers, _name(account_id, key), row.sealed)
        fingerprint, answer = kept["fingerprint"], kept["answer"]
        try:
            answer = msgspec.convert(answer, kind, dec_hook=_revived, str_keys=True)
        except (msgspec.ValidationError, InvalidValue):
            # Another command's, or an earlier version's of this program.
            return Remembered(fingerprint=fingerprint, answer=None, readable=False)
        return Remembered(fingerprint=fingerprint, answer=answer)

    def remember(
        self, account_id: AccountId, key: str, answer: Remembered, now: datetime
    ) -> None:
        private = {
            "fingerprint": answer.fingerprint,
            "answer": Raw(msgspec.json.encode(answer.answer, enc_hook=_plain)),
        }
        row = {
            "account_id": account_id.value,
            "key": key,
            "sealed": self.database.seal(answers, _name(account_id, key), private),
            "at": now,
        }
        statement = _REMEMBER[self.database.dialect]
        if self.database.first(statement, **row, a_day_ago=now - _KEPT) is None:
            raise Contended

    def forget(self, before: datetime) -> None:
        self.database.change(_FORGET, before=before)
