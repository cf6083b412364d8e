"""First answers to commands with an idempotency key, in a dictionary."""

from datetime import datetime, timedelta

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Remembered

_KEPT = timedelta(hours=24)


@frozen
class MemoryAnswers:
    """First answers by account and key."""

    tables: Tables

    def recall(
        self,
        account_id: AccountId,
        key: str,
        kind: object,  # noqa: ARG002
        now: datetime,
    ) -> Remembered | None:
        answer, at = self.tables["answers"].get((account_id, key), (None, now))
        return answer if now < at + _KEPT else None

    def remember(
        self, account_id: AccountId, key: str, answer: Remembered, now: datetime
    ) -> None:
        if self.recall(account_id, key, object, now) is not None:
            raise Contended
        self.tables["answers"][account_id, key] = (answer, now)

    def forget(self, before: datetime) -> None:
        answers = self.tables["answers"]
        for key in [key for key, (_, at) in answers.items() if at < before]:
            del answers[key]
