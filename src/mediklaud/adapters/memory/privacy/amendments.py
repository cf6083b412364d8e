"""Patients' wishes about their records, in a dictionary."""

from collections.abc import Iterable

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.privacy.amendment import (
    Amendment,
    AmendmentChanged,
    AmendmentNotFound,
)
from mediklaud.domain.records.consultation import Consultation
from mediklaud.domain.records.note import Note
from mediklaud.domain.shared.ids import (
    AmendmentId,
    ConsultationId,
    DoctorId,
    NoteId,
    PatientId,
)


@frozen
class MemoryAmendments:
    """Wishes by their id."""

    tables: Tables

    def add(self, amendment: Amendment) -> None:
        self.tables["amendments"][amendment.id] = amendment

    def save(self, amendment: Amendment) -> None:
        if self.tables["amendments"][amendment.id].version != amendment.version - 1:
            raise AmendmentChanged(amendment.id)
        self.tables["amendments"][amendment.id] = amendment

    def get(self, amendment_id: AmendmentId, scope: Scope) -> Amendment:
        found: Amendment | None = self.tables["amendments"].get(amendment_id)
        if found is None or not scope.covers(found.patient_id, found.author):
            raise AmendmentNotFound(amendment_id)
        return found

    def waiting(
        self, scope: Scope, *, after: AmendmentId | None, limit: int
    ) -> tuple[Amendment, ...]:
        found = [
            one
            for one in self._all()
            if one.decision is None
            and scope.covers(one.patient_id, one.author)
            and (after is None or one.id > after)
        ]
        return tuple(sorted(found, key=lambda one: one.id))[:limit]

    def of_patient(
        self, patient_id: PatientId, *, after: AmendmentId | None, limit: int
    ) -> tuple[Amendment, ...]:
        found = [
            one
            for one in self._all()
            if one.patient_id == patient_id and (after is None or one.id < after)
        ]
        return tuple(sorted(found, key=lambda one: one.id, reverse=True))[:limit]

    def author_of(
        self, about: ConsultationId | NoteId, patient_id: PatientId
    ) -> DoctorId | None:
        if isinstance(about, NoteId):
            note: Note | None = self.tables["notes"].get(about)
            return note.author if note and note.patient_id == patient_id else None
        every: Iterable[Consultation] = self.tables["consultations"].values()
        authors = (
            one.signed.author
            for one in every
            if (one.id, one.patient_id) == (about, patient_id) and one.signed
        )
        return next(authors, None)

    def _all(self) -> Iterable[Amendment]:
        return self.tables["amendments"].values()
