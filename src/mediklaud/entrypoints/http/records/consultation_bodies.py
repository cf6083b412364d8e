"""What a doctor writes down, over HTTP."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.records.vitals import Vitals
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import Line, Note

Number = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,4}(\.[0-9]{1,3})?$")]
"""What was measured, exactly."""


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


class VitalsBody(Body):
    """What was measured, each as a decimal in its unit; what was not is left out."""

    systolic: Number | None = None
    diastolic: Number | None = None
    pulse: Number | None = None
    temperature: Number | None = None
    breaths: Number | None = None
    oxygen: Number | None = None
    weight: Number | None = None
    height: Number | None = None

    def read(self) -> Vitals:
        """The vital signs."""
        return Vitals(**msgspec.structs.asdict(self))


class FindingsBody(Body):
    """What the doctor found, to be signed."""

    note: Note
    diagnosis: DiagnosisBody
    vitals: VitalsBody | None = None


class ProcedureBody(Body):
    """What was done, as its tariff names it."""

    code: Annotated[str, msgspec.Meta(max_length=30)]
    quantity: Annotated[int, msgspec.Meta(ge=1, le=100)] = 1
    note: Note | None = None
