"""What stands in the forms by which a doctor records something of a patient."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from mediklaud.application.records.record_allergy import RecordAllergy
from mediklaud.application.records.record_condition import RecordCondition
from mediklaud.application.records.record_observation import RecordObservation
from mediklaud.application.records.state_no_known_allergies import (
    StateNoKnownAllergies,
)
from mediklaud.application.records.write_note import WriteNote
from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.records.allergy import AllergyCategory
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.records.observation import ObservationKind
from mediklaud.domain.records.vitals import (
    MEASURES,
    HalfABloodPressure,
    ImpossibleVitalSign,
    Vitals,
)
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.reading import read_day, read_number
from mediklaud.entrypoints.web.forms import Reading
from mediklaud.entrypoints.web.visitor import Visitor

_LONGEST = 200  # that the words of a diagnosis are


@frozen
class AnotherIsPicked(InvalidValue):
    """Another one is picked from the list: clear this code, or search once more."""


def allergy_in(visitor: Visitor, whose: PatientId) -> RecordAllergy:
    """What the patient reacts to."""
    with visitor.form.reading() as read:
        substance = read.need("substance", str)
        category = read.need("category", AllergyCategory)
    return RecordAllergy(
        **visitor.command,
        patient_id=whose,
        substance=substance,
        category=category,
        reaction=visitor.form["reaction"] or None,
        severe="severe" in visitor.form,
        delayed="delayed" in visitor.form,
    )


def no_allergies_in(visitor: Visitor, whose: PatientId) -> StateNoKnownAllergies:
    """That none is known."""
    return StateNoKnownAllergies(**visitor.command, patient_id=whose)


def condition_in(visitor: Visitor, whose: PatientId) -> RecordCondition:
    """What the patient lives with."""
    with visitor.form.reading() as read:
        told_of = diagnosis_in(read)
        since = read.may("since", read_day)
    diagnosis = Diagnosis(**told_of)
    return RecordCondition(
        **visitor.command, patient_id=whose, diagnosis=diagnosis, since=since
    )


def diagnosis_in(read: Reading) -> dict[str, str]:
    """As it was written by hand; else as it was picked from the list."""
    picked, _, name = read.form["picked"].partition(" ")
    if picked and "code" not in read.form:
        return {"code": picked, "text": read.form["text"] or name[:_LONGEST]}
    code = read.need("code", _as_code)
    if picked and code and code != picked:
        read.wrong["code"] = AnotherIsPicked().message
    return {"code": code, "text": read.need("text", str)}


def _as_code(text: str) -> str:
    return Diagnosis(code=text, text="-").code


def observation_in(visitor: Visitor, whose: PatientId) -> RecordObservation:
    """What was measured, or asked."""
    with visitor.form.reading() as read:
        kind = read.need("kind", ObservationKind)
        value = read.may("value", read_number)
        on, until = read.may("on", read_day), read.may("until", read_day)
    said = {"yes": True, "no": False}.get(visitor.form["holds"])
    return RecordObservation(
        **visitor.command,
        patient_id=whose,
        kind=kind,
        value=value,
        holds=said,
        on=on,
        until=until,
    )


def note_in(visitor: Visitor, whose: PatientId) -> WriteNote:
    """What is to stand in the record."""
    with visitor.form.reading() as read:
        text = read.need("text", str)
    return WriteNote(**visitor.command, patient_id=whose, text=text)


def vitals_in(read: Reading) -> Vitals | None:
    """What was measured; nothing, if every field is empty."""
    measured = {sign: read.may(sign, read_number) for sign in MEASURES}
    wrong = {sign: why for sign, value in measured.items() if (why := _no(sign, value))}
    read.wrong.update(wrong)
    try:
        vitals = Vitals(**measured)
    except ImpossibleVitalSign:
        return None
    except HalfABloodPressure as refusal:
        read.wrong.setdefault("diastolic", str(refusal))
        return None
    return vitals if vitals.measured else None


def _no(sign: str, value: Decimal | None) -> str | None:
    """Why nobody has this; half a blood pressure is judged with its other half."""
    try:
        Vitals(**{sign: value})
    except ImpossibleVitalSign as refusal:
        return str(refusal)
    except HalfABloodPressure:
        return None
    return None
