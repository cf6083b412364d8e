"""What a doctor writes down, over HTTP."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import Line, Note


class DiagnosisBody(Body):
    """A disease by its ICD-10 code and in the doctor's words."""

    code: Annotated[str, msgspec.Meta(max_length=10)]
    text: Line

    def read(self) -> Diagnosis:
        """The diagnosis."""
        return Diagnosis(code=self.code, text=self.text)


class AddendumBody(Body):
    """What is added to a signed consultation."""

    text: Note


class NoteBody(Body):
    """A note for a patient's record, perhaps about one appointment."""

    text: Note
    appointment_id: UUID | None = None


class FindingsBody(Body):
    """What the doctor found, to be signed."""

    note: Note
    diagnosis: DiagnosisBody


class ProcedureBody(Body):
    """What was done, as its tariff names it."""

    code: Annotated[str, msgspec.Meta(max_length=30)]
    quantity: Annotated[int, msgspec.Meta(ge=1, le=100)] = 1
    note: Note | None = None
