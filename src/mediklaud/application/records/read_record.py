"""A patient's record, read by the patient or by a doctor in care."""

from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.application.messages import Query
from mediklaud.application.records.beside import MOST, with_amendments
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.records.medical_record import MedicalRecord
from mediklaud.domain.shared.ids import ConsultationId, NoteId, PatientId
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.records import Records
from mediklaud.ports.rights import Amendments


@frozen(kw_only=True)
class ReadRecord(Query[MedicalRecord]):
    """What was signed about a patient, the newest first."""

    permission: ClassVar = Permission.READ_RECORD
    patient_id: PatientId
    after: ConsultationId | NoteId | None = None
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def read_record(
    query: ReadRecord, *, records: Records, amendments: Amendments
) -> MedicalRecord:
    """The record; that it was read stands in the audit."""
    whose = query.patient_id
    found = records.page(whose, after=query.after, limit=query.limit)
    said = amendments.of_patient(whose, after=None, limit=MOST)
    return evolve(found, entries=with_amendments(found.entries, said))
