"""A patient's record, as a doctor in care and the patient read it."""

from attrs import frozen

from mediklaud.domain.records.consultation import Consultation
from mediklaud.domain.records.note import Note
from mediklaud.domain.shared.ids import PatientId

Entry = Consultation | Note


@frozen(kw_only=True)
class MedicalRecord:
    """What was signed about one patient, the newest first."""

    patient_id: PatientId
    entries: tuple[Entry, ...] = ()

    @property
    def consultations(self) -> tuple[Consultation, ...]:
        """What happened at appointments, each with its addenda."""
        return tuple(one for one in self.entries if isinstance(one, Consultation))

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was written down besides."""
        return tuple(one for one in self.entries if isinstance(one, Note))
