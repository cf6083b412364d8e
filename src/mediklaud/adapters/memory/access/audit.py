"""The audit, in a dictionary."""

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.audit import AuditEntry, AuditFilter
from mediklaud.domain.shared.ids import AuditId


@frozen
class MemoryAudit:
    """The entries in the order they were made."""

    tables: Tables

    def append(self, entry: AuditEntry) -> None:
        self.tables["audit"][entry.id] = entry

    def page(
        self, which: AuditFilter, after: AuditId | None, limit: int
    ) -> tuple[AuditEntry, ...]:
        newest_first = sorted(
            self.tables["audit"].values(), key=lambda entry: entry.id, reverse=True
        )
        older = [e for e in newest_first if after is None or e.id < after]
        return tuple(filter(which.fits, older))[:limit]
