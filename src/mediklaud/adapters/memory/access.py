"""Accounts, sessions, the audit and first answers, in dictionaries."""

from datetime import datetime, timedelta

from attrs import frozen

from mediklaud.adapters.memory.storage import MemoryPort, Tables
from mediklaud.domain.access.audit import AuditEntry
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Answers, Audit, Remembered

_KEPT = timedelta(hours=24)


@frozen
class MemoryAudit:
    """The entries in the order they were made."""

    tables: Tables

    def append(self, entry: AuditEntry) -> None:
        self.tables["audit"][entry.id] = entry


@frozen
class MemoryAnswers:
    """First answers by account and key."""

    tables: Tables

    def recall(
        self, account_id: AccountId, key: str, kind: object, now: datetime
    ) -> Remembered | None:
        answer, at = self.tables["answers"].get((account_id, key), (None, now))
        return answer if now < at + _KEPT else None

    def remember(
        self, account_id: AccountId, key: str, answer: Remembered, now: datetime
    ) -> None:
        if self.recall(account_id, key, object, now) is not None:
            raise Contended
        self.tables["answers"][account_id, key] = (answer, now)


PORTS: dict[type, MemoryPort] = {Answers: MemoryAnswers, Audit: MemoryAudit}
