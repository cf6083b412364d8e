"""Consultations, notes and clinical facts in dictionaries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import MemoryPort, Tables
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.errors import Contended
from mediklaud.domain.records.allergy import Allergy, AllergyNotFound
from mediklaud.domain.records.clinical_facts import (
    ClinicalFact,
    ClinicalFacts,
    gathered,
)
from mediklaud.domain.records.condition import Condition, ConditionNotFound
from mediklaud.domain.records.consultation import (
    AlreadySigned,
    Consultation,
    ConsultationNotFound,
    NoSuchConsultation,
)
from mediklaud.domain.records.medical_record import Entry, MedicalRecord
from mediklaud.domain.records.note import Note
from mediklaud.domain.shared.ids import (
    AllergyId,
    AppointmentId,
    ConditionId,
    ConsultationId,
    Id,
    PatientId,
)
from mediklaud.ports.records import ClinicalFactsBook, Consultations, Records

AnyEntry = TypeVar("AnyEntry", Consultation, Entry)


@frozen
class MemoryConsultations:
    """Consultations by their appointment."""

    tables: Tables

    def add(self, consultation: Consultation) -> None:
        consultations = self.tables["consultations"]
        if consultation.appointment_id in consultations:
            raise Contended
        consultations[consultation.appointment_id] = consultation

    def of_appointment(
        self, appointment_id: AppointmentId, scope: Scope
    ) -> Consultation:
        kept: Mapping[AppointmentId, Consultation] = self.tables["consultations"]
        found = kept.get(appointment_id)
        if found is None or not scope.covers(found.patient_id, found.doctor_id):
            raise ConsultationNotFound(appointment_id)
        return found

    def get(self, consultation_id: ConsultationId) -> Consultation:
        every: Iterable[Consultation] = self.tables["consultations"].values()
        found = [one for one in every if one.id == consultation_id]
        if not found:
            raise NoSuchConsultation(consultation_id)
        return found[0]

    def sign(self, consultation: Consultation) -> None:
        consultations = self.tables["consultations"]
        if consultations[consultation.appointment_id].signed is not None:
            raise AlreadySigned(consultation.id)
        consultations[consultation.appointment_id] = consultation

    def signed_of(
        self, patient_id: PatientId, *, after: ConsultationId | None, limit: int
    ) -> tuple[Consultation, ...]:
        signed = sorted(
            (
                found
                for found in self.tables["consultations"].values()
                if found.patient_id == patient_id and found.signed is not None
            ),
            key=_age,
            reverse=True,
        )
        return tuple(_behind(signed, after)[:limit])


def _behind(entries: Sequence[AnyEntry], after: Id | None) -> Sequence[AnyEntry]:
    if after is None:
        return entries
    ids = [entry.id.value for entry in entries]
    return entries[ids.index(after.value) + 1 :] if after.value in ids else ()


def _age(consultation: Consultation) -> tuple[object, ...]:
    return consultation.started_at, consultation.id


@frozen
class MemoryRecords:
    """Consultations and notes, put in one order."""

    tables: Tables

    def add_note(self, note: Note) -> None:
        self.tables["notes"][note.id] = note

    def page(
        self, patient_id: PatientId, *, after: Id | None, limit: int
    ) -> MedicalRecord:
        whole = sorted(self._entries(patient_id), key=_place, reverse=True)
        return MedicalRecord(
            patient_id=patient_id, entries=tuple(_behind(whole, after)[:limit])
        )

    def _entries(self, patient_id: PatientId) -> Iterator[Entry]:
        for note in self._notes():
            if note.patient_id == patient_id and note.consultation_id is None:
                yield note
        for found in self.tables["consultations"].values():
            if found.patient_id == patient_id and found.signed is not None:
                yield evolve(found, addenda=self._addenda(found.id))

    def _addenda(self, consultation_id: ConsultationId) -> tuple[Note, ...]:
        own = [n for n in self._notes() if n.consultation_id == consultation_id]
        return tuple(sorted(own, key=lambda note: note.id))

    def _notes(self) -> Iterable[Note]:
        return self.tables["notes"].values()


def _place(entry: Entry) -> tuple[object, ...]:
    at = entry.at if isinstance(entry, Note) else entry.started_at
    return at, entry.id.value


@frozen
class MemoryClinicalFactsBook:
    """Allergies, conditions and observations by their ids."""

    tables: Tables

    def add(self, fact: ClinicalFact) -> None:
        self.tables["clinical_facts"][fact.id] = fact

    def save(self, fact: Allergy | Condition) -> None:
        if self.tables["clinical_facts"][fact.id].version != fact.version - 1:
            raise Contended
        self.tables["clinical_facts"][fact.id] = fact

    def of(self, patient_id: PatientId) -> ClinicalFacts:
        every: Iterable[ClinicalFact] = self.tables["clinical_facts"].values()
        theirs = [one for one in every if one.patient_id == patient_id]
        return gathered(patient_id, sorted(theirs, key=lambda one: one.id.value))

    def allergy(self, allergy_id: AllergyId, scope: Scope) -> Allergy:
        found: Allergy | None = self.tables["clinical_facts"].get(allergy_id)
        if found is None or not scope.covers(found.patient_id):
            raise AllergyNotFound(allergy_id)
        return found

    def condition(self, condition_id: ConditionId, scope: Scope) -> Condition:
        found: Condition | None = self.tables["clinical_facts"].get(condition_id)
        if found is None or not scope.covers(found.patient_id):
            raise ConditionNotFound(condition_id)
        return found


PORTS: dict[type, MemoryPort] = {
    Consultations: MemoryConsultations,
    Records: MemoryRecords,
    ClinicalFactsBook: MemoryClinicalFactsBook,
}
