"""Allergies, conditions and observations; a test names only what matters to it."""

from decimal import Decimal

from mediklaud.application.records.record_allergy import RecordAllergy
from mediklaud.application.records.record_condition import RecordCondition
from mediklaud.application.records.record_observation import RecordObservation
from mediklaud.domain.records.allergy import Allergy
from mediklaud.domain.records.condition import Condition
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.records.observation import Observation, ObservationKind
from mediklaud.domain.shared.ids import (
    AllergyId,
    ConditionId,
    DoctorId,
    ObservationId,
    PatientId,
)
from tests.builders.at_work import the_doctor
from tests.clock import MONDAY_MORNING
from tests.hospital import new


def _recorded():
    return {
        "patient_id": new(PatientId),
        "recorded_by": new(DoctorId),
        "recorded_at": MONDAY_MORNING,
    }


def an_allergy(**what):
    """To penicillin, with a rash."""
    usual = {"id": new(AllergyId), "substance": "penicillin", "reaction": "rash"}
    return Allergy(**{**_recorded(), **usual, **what})


def a_condition(**what):
    """High blood pressure, since nobody knows when."""
    diagnosis = Diagnosis(code="I10", text="High blood pressure")
    usual = {"id": new(ConditionId), "diagnosis": diagnosis}
    return Condition(**{**_recorded(), **usual, **what})


def an_observation(kind=ObservationKind.EGFR, **what):
    """Kidneys that work half as well as they should, seen today."""
    value = {"value": Decimal("52.5")} if kind.is_measured else {"holds": True}
    usual = {"id": new(ObservationId), "kind": kind, "on": MONDAY_MORNING.date()}
    return Observation(**{**_recorded(), **usual, **value, **what})


def facts_known(hospital, doctor, patient):
    """What the doctor knows: an allergy, a condition, how the kidneys work."""
    told = {"actor": the_doctor(doctor), "patient_id": patient.id}
    allergy = hospital.handle(
        RecordAllergy(**told, substance="penicillin", reaction="hives & a swollen lip")
    )
    pressure = Diagnosis(code="I10", text="High blood pressure")
    condition = hospital.handle(
        RecordCondition(**told, diagnosis=pressure, since=MONDAY_MORNING.date())
    )
    kidneys = RecordObservation(
        **told, kind=ObservationKind.EGFR, value=Decimal("52.5")
    )
    hospital.handle(kidneys)
    return allergy, condition
