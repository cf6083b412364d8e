"""Who records allergies, conditions and observations, and who reads them (R3, R4)."""

from datetime import timedelta
from decimal import Decimal

import pytest

from mediklaud.application.records.end_condition import EndCondition
from mediklaud.application.records.read_clinical_facts import ReadClinicalFacts
from mediklaud.application.records.record_allergy import RecordAllergy
from mediklaud.application.records.record_condition import RecordCondition
from mediklaud.application.records.record_observation import RecordObservation
from mediklaud.application.records.refute_allergy import RefuteAllergy
from mediklaud.application.records.state_no_known_allergies import (
    StateNoKnownAllergies,
)
from mediklaud.domain.access.actor import STAFF, Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.records.allergy import AllergyNotFound, AllergyStatus
from mediklaud.domain.records.clinical_facts import HasAllergies
from mediklaud.domain.records.condition import ConditionNotFound, ImpossibleDays
from mediklaud.domain.records.diagnosis import Diagnosis
from mediklaud.domain.records.observation import (
    ImpossibleObservation,
    ObservationKind,
    ObservedLater,
)
from mediklaud.domain.registry.patient import PatientNotFound
from mediklaud.domain.shared.ids import DoctorId
from tests.builders.access import a_member, entries
from tests.builders.at_work import a_booking, a_doctor_at_work, the_doctor, the_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import a_hospital, an_actor, new

TODAY = MONDAY_MORNING.date()
TOMORROW = TODAY + timedelta(days=1)
HYPERTENSION = Diagnosis(code="I10", text="High blood pressure")


@pytest.fixture
def hospital():
    return a_hospital()


@pytest.fixture
def doctor(hospital):
    return a_doctor_at_work(hospital)


@pytest.fixture
def visit(hospital, doctor):
    return a_booking(hospital, doctor, 1)


@pytest.fixture
def tell(hospital, doctor, visit):
    """Sends a message about the patient, as the doctor in care."""

    def told(message, /, **what):
        usual = {"actor": the_doctor(doctor), "patient_id": visit.patient_id}
        return hospital.handle(message(**{**usual, **what}))

    return told


def test_a_doctor_in_care_records_and_the_patient_reads(tell, doctor, visit):
    allergy = tell(RecordAllergy, substance=" penicillin ", severe=True)
    condition = tell(RecordCondition, diagnosis=HYPERTENSION)
    weight = tell(RecordObservation, kind=ObservationKind.WEIGHT, value=Decimal("61.5"))

    assert (allergy.substance, allergy.recorded_by) == ("penicillin", doctor.id)
    assert allergy.recorded_at == MONDAY_MORNING
    assert weight.on == TODAY
    facts = tell(ReadClinicalFacts, actor=the_patient(visit))
    assert facts.allergies == (allergy,)
    assert facts.conditions == (condition,)
    assert facts.observations == (weight,)


def test_a_doctor_who_never_met_the_patient_neither_records_nor_reads(hospital, tell):
    found = a_doctor_at_work(hospital)
    stranger = a_member(hospital, Role.DOCTOR, doctor_id=found.id).as_actor()

    with pytest.raises(PatientNotFound):
        tell(RecordAllergy, actor=stranger, substance="penicillin")
    with pytest.raises(PatientNotFound):
        tell(ReadClinicalFacts, actor=stranger)


def test_nobody_but_doctors_records_not_even_the_patient(tell, visit):
    others = [an_actor(role) for role in STAFF - {Role.DOCTOR}]

    for actor in (the_patient(visit), *others):
        with pytest.raises(RoleLacksPermission):
            tell(RecordAllergy, actor=actor, substance="penicillin")


def test_an_allergy_is_refuted_or_outgrown_and_stays_to_be_read(tell):
    first = tell(RecordAllergy, substance="penicillin")
    second = tell(RecordAllergy, substance="egg")

    refuted = tell(RefuteAllergy, allergy_id=first.id, reason="tolerated amoxicillin")
    ended = tell(RefuteAllergy, allergy_id=second.id, reason="eats eggs", outgrown=True)

    assert refuted.status is AllergyStatus.REFUTED
    assert ended.status is AllergyStatus.ENDED
    assert tell(ReadClinicalFacts).allergies == (refuted, ended)


def test_none_known_is_stated_until_the_next_allergy(tell):
    stated = tell(StateNoKnownAllergies)
    assert tell(ReadClinicalFacts).no_known_allergies == stated

    tell(RecordAllergy, substance="penicillin")
    assert tell(ReadClinicalFacts).no_known_allergies is None


def test_none_known_is_refused_while_an_allergy_stands_however_it_is_said(tell):
    allergy = tell(RecordAllergy, substance="penicillin")
    said = {"kind": ObservationKind.NO_KNOWN_ALLERGIES, "holds": True}

    for message, what in ((StateNoKnownAllergies, {}), (RecordObservation, said)):
        with pytest.raises(HasAllergies) as refusal:
            tell(message, **what)
        assert refusal.value.allergies == (allergy.id,)


def test_a_condition_ends_today_if_nothing_is_said(tell):
    condition = tell(RecordCondition, diagnosis=HYPERTENSION, since=TODAY)

    assert tell(EndCondition, condition_id=condition.id).ended_on == TODAY


def test_nothing_is_recorded_of_a_day_to_come(tell):
    condition = tell(RecordCondition, diagnosis=HYPERTENSION)

    with pytest.raises(ImpossibleDays):
        tell(RecordCondition, diagnosis=HYPERTENSION, since=TOMORROW)
    with pytest.raises(ImpossibleDays):
        tell(EndCondition, condition_id=condition.id, on=TOMORROW)
    with pytest.raises(ObservedLater):
        tell(
            RecordObservation,
            kind=ObservationKind.PREGNANT,
            holds=True,
            on=TOMORROW,
        )
    with pytest.raises(ImpossibleObservation):
        tell(RecordObservation, kind=ObservationKind.EGFR)


def test_a_fact_is_found_at_its_own_patient_only(hospital, doctor, tell):
    other = a_booking(hospital, doctor, 2).patient_id
    allergy = tell(RecordAllergy, substance="penicillin")
    condition = tell(RecordCondition, diagnosis=HYPERTENSION)

    with pytest.raises(AllergyNotFound):
        tell(RefuteAllergy, patient_id=other, allergy_id=allergy.id, reason="none")
    with pytest.raises(ConditionNotFound):
        tell(EndCondition, patient_id=other, condition_id=condition.id)


def test_the_audit_says_that_it_was_recorded_and_not_what(hospital, tell, visit):
    allergy = tell(RecordAllergy, substance="penicillin", reaction="rash")

    [entry] = entries(hospital, action="record_allergy")
    assert (entry.patient_id, entry.subject_id) == (visit.patient_id, str(allergy.id))
    assert "penicillin" not in repr(entry)
    assert "rash" not in repr(entry)


def test_somebody_who_is_no_doctor_in_person_records_nothing(tell, visit):
    nobody = an_actor(Role.DOCTOR, doctor_id=new(DoctorId))

    with pytest.raises(PatientNotFound):
        tell(StateNoKnownAllergies, actor=nobody)
