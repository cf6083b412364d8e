"""What a doctor writes into a record besides the note of a consultation."""

from __future__ import annotations

from datetime import datetime

from attrs import field, frozen

from mediklaud.domain.records.amended import Amended
from mediklaud.domain.shared.ids import (
    AppointmentId,
    ConsultationId,
    DoctorId,
    NoteId,
    PatientId,
)
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean_note


def _words(text: str) -> str:
    return clean_note(text, "text")


@frozen(kw_only=True)
class Note:
    """Signed by being written: it bears its author and time, and never changes.

    One with a consultation is an addendum to what was signed there.
    """

    id: NoteId
    patient_id: PatientId
    author: DoctorId
    at: datetime = field(validator=has_time_zone)
    text: str = field(converter=_words, repr=False)
    appointment_id: AppointmentId | None = None
    consultation_id: ConsultationId | None = None
    purpose: str | None = None
    """What let the author write it, where that was not the usual care."""
    amended: tuple[Amended, ...] = ()
    """What was said about it later at the patient's request, the first first."""
