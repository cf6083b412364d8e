"""How knowledge looks over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from mediklaud.application.medication.list_knowledge import KnowledgeShelf, Shelved
from mediklaud.application.medication.load_knowledge import KnowledgeLoaded
from mediklaud.domain.medication.external.ledger import LoadingReport, RejectedRow
from mediklaud.domain.medication.loaded import KnowledgeFormat, LoadedKnowledge
from mediklaud.domain.medication.report import KnowledgeVersion
from mediklaud.entrypoints.http.wire import View, bare


class RejectedRowView(View):
    """A row that is of no use, and why."""

    file: str
    line: int
    reason: str

    @classmethod
    def of(cls, row: RejectedRow) -> RejectedRowView:
        """The row."""
        return cls(file=row.file, line=row.line, reason=row.reason)


class LoadingReportView(View):
    """What became of the rows."""

    rows_read: int
    rows_used: int
    rows_rejected: int
    rejected: list[RejectedRowView]
    unresolved: list[str]
    respelt: list[str]

    @classmethod
    def of(cls, report: LoadingReport) -> LoadingReportView:
        """The report."""
        return cls(
            rows_read=report.rows_read,
            rows_used=report.rows_used,
            rows_rejected=report.rows_rejected,
            rejected=[RejectedRowView.of(row) for row in report.rejected],
            unresolved=list(report.unresolved),
            respelt=list(report.respelt),
        )


class LoadedKnowledgeView(View):
    """One version of knowledge that the hospital loaded."""

    id: UUID
    name: str
    version: str
    released: date
    source: str
    licence: str
    format: KnowledgeFormat
    checksum: str
    rules: int
    substances: int
    rejected: int
    loaded_by: UUID | None
    loaded_at: datetime
    retired_by: UUID | None
    retired_at: datetime | None
    is_active: bool
    is_old: bool

    @classmethod
    def of(cls, known: LoadedKnowledge, *, is_old: bool = False) -> LoadedKnowledgeView:
        """The knowledge."""
        return cls(
            id=known.id.value,
            name=known.name,
            version=known.version,
            released=known.released,
            source=known.source,
            licence=known.licence,
            format=known.format,
            checksum=known.checksum,
            rules=known.rules,
            substances=known.substances,
            rejected=known.rejected,
            loaded_by=bare(known.loaded_by),
            loaded_at=known.loaded_at,
            retired_by=bare(known.retired_by),
            retired_at=known.retired_at,
            is_active=known.is_active,
            is_old=is_old,
        )

    @classmethod
    def shelved(cls, shelved: Shelved) -> LoadedKnowledgeView:
        """The knowledge, marked if it is old."""
        return cls.of(shelved.knowledge, is_old=shelved.is_old)


class KnowledgeLoadedView(View):
    """What is in force now, what became of its rows, and what it takes the place of."""

    knowledge: LoadedKnowledgeView
    report: LoadingReportView
    replaces: UUID | None

    @classmethod
    def of(cls, loaded: KnowledgeLoaded) -> KnowledgeLoadedView:
        """What was loaded."""
        return cls(
            knowledge=LoadedKnowledgeView.of(loaded.knowledge),
            report=LoadingReportView.of(loaded.report),
            replaces=bare(loaded.replaces),
        )


class DefaultKnowledgeView(View):
    """What comes with the program."""

    id: str
    version: str
    released: date
    source: str
    licence: str
    checksum: str
    notice: str
    substances: int
    rules: int
    is_old: bool

    @classmethod
    def of(cls, known: KnowledgeVersion, *, is_old: bool) -> DefaultKnowledgeView:
        """The version of it."""
        return cls(
            id=known.id,
            version=known.version,
            released=known.released,
            source=known.source,
            licence=known.licence,
            checksum=known.checksum,
            notice=known.notice,
            substances=known.substances,
            rules=known.rules,
            is_old=is_old,
        )


class ShelfView(View):
    """All that checks ask, and what they asked before."""

    default: DefaultKnowledgeView
    loaded: list[LoadedKnowledgeView]

    @classmethod
    def of(cls, shelf: KnowledgeShelf) -> ShelfView:
        """The shelf."""
        default = DefaultKnowledgeView.of(shelf.default, is_old=shelf.default_is_old)
        loaded = [LoadedKnowledgeView.shelved(one) for one in shelf.loaded]
        return cls(default=default, loaded=loaded)
