"""First answers to commands with an idempotency key, in their table."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from attrs import frozen
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.access.tables import answers
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import is_param
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Remembered

_KEPT = timedelta(hours=24)
_REMEMBER = insert(answers)
_RECALL = select(answers).where(is_param(answers, "account_id", "key"))


def _plain(value: object) -> object:
    if isinstance(value, ZoneInfo):
        return value.key
    raise NotImplementedError(type(value).__name__)


def _revived(kind: type, value: Any) -> object:  # noqa: ANN401
    if kind is ZoneInfo:
        return ZoneInfo(value)
    raise NotImplementedError(kind.__name__)


@frozen
class SqlAnswers:
    """The `answers` table; an answer is kept as JSON."""

    database: Database

    def recall(
        self, account_id: AccountId, key: str, kind: object, now: datetime
    ) -> Remembered | None:
        row = self.database.first(_RECALL, account_id=account_id.value, key=key)
        if row is None or row.at + _KEPT <= now:
            return None
        answer = msgspec.json.decode(row.answer, type=kind, dec_hook=_revived)
        return Remembered(fingerprint=row.fingerprint, answer=answer)

    def remember(
        self, account_id: AccountId, key: str, answer: Remembered, now: datetime
    ) -> None:
        row = {
            "account_id": account_id.value,
            "key": key,
            "fingerprint": answer.fingerprint,
            "answer": msgspec.json.encode(answer.answer, enc_hook=_plain),
            "at": now,
        }
        try:
            self.database.change(_REMEMBER, **row)
        except IntegrityError as error:
            raise Contended from error
