from datetime import date

import pytest

from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.errors import Contended
from mediklaud.domain.records.allergy import AllergyCategory, AllergyNotFound
from mediklaud.domain.records.clinical_facts import ClinicalFacts
from mediklaud.domain.records.condition import ConditionNotFound
from mediklaud.domain.records.observation import ObservationKind
from mediklaud.domain.shared.ids import AllergyId, ConditionId, PatientId
from mediklaud.ports.records import ClinicalFactsBook
from tests.builders.clinical_facts import a_condition, an_allergy, an_observation
from tests.builders.scheduling import a_known_doctor, a_known_patient
from tests.hospital import new, ports_of, read


@pytest.fixture
def whose(storage):
    """The patient, and the doctor who records."""
    patient, doctor = a_known_patient(storage), a_known_doctor(storage)
    return {"patient_id": patient.id, "recorded_by": doctor.id}


def recorded(storage, *facts):
    with ports_of(storage) as port:
        for fact in facts:
            port(ClinicalFactsBook).add(fact)


def facts_of(storage, patient_id):
    return read(storage, ClinicalFactsBook).of(patient_id)


def test_facts_come_back_as_they_were_each_kind_in_its_order(storage, whose):
    allergies = (
        an_allergy(**whose, category=AllergyCategory.FOOD, severe=True, delayed=True),
        an_allergy(**whose, reaction=None),
    )
    conditions = (a_condition(**whose, since=date(2020, 1, 31)),)
    observations = tuple(an_observation(kind, **whose) for kind in ObservationKind)
    recorded(storage, *allergies, *conditions, *observations)

    assert facts_of(storage, whose["patient_id"]) == ClinicalFacts(
        patient_id=whose["patient_id"],
        allergies=allergies,
        conditions=conditions,
        observations=observations,
    )


def test_of_somebody_else_nothing_is_told(storage, whose):
    recorded(storage, an_allergy(**whose))
    other = new(PatientId)

    assert facts_of(storage, other) == ClinicalFacts(patient_id=other)


def test_what_was_refuted_or_has_ended_says_so(storage, whose):
    allergy, condition = an_allergy(**whose), a_condition(**whose)
    recorded(storage, allergy, condition)

    refuted, ended = allergy.refute("tolerated since"), condition.end(date(2027, 3, 1))
    with ports_of(storage) as port:
        port(ClinicalFactsBook).save(refuted)
        port(ClinicalFactsBook).save(ended)
        for again in (refuted, ended):
            with pytest.raises(Contended):
                port(ClinicalFactsBook).save(again)

    found = facts_of(storage, whose["patient_id"])
    assert (found.allergies, found.conditions) == ((refuted,), (ended,))


def test_one_is_found_by_its_id_within_reach(storage, whose):
    allergy, condition = an_allergy(**whose), a_condition(**whose)
    recorded(storage, allergy, condition)

    book = read(storage, ClinicalFactsBook)
    assert book.allergy(allergy.id, EVERYONE) == allergy
    assert book.condition(condition.id, EVERYONE) == condition
    for scope, one in ((Scope(), allergy.id), (EVERYONE, new(AllergyId))):
        with pytest.raises(AllergyNotFound):
            book.allergy(one, scope)
    for scope, one in ((Scope(), condition.id), (EVERYONE, new(ConditionId))):
        with pytest.raises(ConditionNotFound):
            book.condition(one, scope)
