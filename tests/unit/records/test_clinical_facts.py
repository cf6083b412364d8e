"""Allergies, conditions and observations as values (R3, R4)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from attrs import evolve

from mediklaud.domain.records.allergy import AllergyOver, AllergyStatus
from mediklaud.domain.records.clinical_facts import (
    ClinicalFacts,
    HasAllergies,
    gathered,
)
from mediklaud.domain.records.condition import ConditionEnded, ImpossibleDays
from mediklaud.domain.records.observation import (
    ImpossibleObservation,
    ObservationKind,
    ObservedLater,
)
from mediklaud.domain.shared.ids import PatientId
from tests.builders.clinical_facts import a_condition, an_allergy, an_observation
from tests.clock import MONDAY_MORNING
from tests.hospital import new

TODAY = MONDAY_MORNING.date()
A_DAY = timedelta(days=1)
NONE_KNOWN = ObservationKind.NO_KNOWN_ALLERGIES


def facts_of(*facts):
    return gathered(new(PatientId), facts)


def test_an_allergy_is_refuted_or_ended_once_and_says_why():
    allergy = an_allergy()
    refuted, ended = allergy.refute("tolerated since"), allergy.end("outgrown")

    assert (refuted.status, refuted.end_reason) == (
        AllergyStatus.REFUTED,
        "tolerated since",
    )
    assert (ended.status, ended.end_reason) == (AllergyStatus.ENDED, "outgrown")
    for over in (refuted, ended):
        assert not over.stands
        for again in (over.refute, over.end):
            with pytest.raises(AllergyOver):
                again("once more")


def test_a_condition_ends_once_and_not_before_it_began():
    condition = a_condition(since=TODAY)

    with pytest.raises(ImpossibleDays):
        condition.end(TODAY - A_DAY)
    with pytest.raises(ConditionEnded):
        condition.end(TODAY).end(TODAY)


@pytest.mark.parametrize("kind", ObservationKind)
def test_a_measurement_is_a_number_and_an_answer_yes_or_no(kind):
    wrong = {"holds": True} if kind.is_measured else {"value": Decimal(50)}
    right = {"value": Decimal(50)} if kind.is_measured else {"holds": True}

    assert an_observation(kind, **right)
    for said in ({"value": None, "holds": None}, {"value": Decimal(50), "holds": True}):
        with pytest.raises(ImpossibleObservation):
            an_observation(kind, **said)
    with pytest.raises(ImpossibleObservation):
        an_observation(kind, **{"value": None, "holds": None, **wrong})


@pytest.mark.parametrize("value", ["0", "-1", "0.0001", "301", "NaN", "sNaN", "Inf"])
def test_a_measurement_is_one_that_a_person_can_have(value):
    with pytest.raises(ImpossibleObservation):
        an_observation(ObservationKind.EGFR, value=Decimal(value))


def test_that_there_are_allergies_is_said_by_recording_them():
    with pytest.raises(ImpossibleObservation):
        an_observation(NONE_KNOWN, holds=False)


def test_what_was_observed_does_not_end_before_nor_lie_ahead():
    with pytest.raises(ObservedLater):
        an_observation(until=TODAY - A_DAY)
    with pytest.raises(ObservedLater):
        an_observation(on=TODAY + A_DAY).require_by(TODAY)
    an_observation(on=TODAY).require_by(TODAY)


def test_where_nobody_asked_nothing_is_known():
    facts = ClinicalFacts(patient_id=new(PatientId))

    for kind in ObservationKind:
        assert facts.latest(kind, TODAY) is None
        assert facts.holds(kind, TODAY) is None
        assert facts.value(kind, TODAY) is None
    assert facts.no_known_allergies is None
    assert not facts.says_no_allergies(TODAY)


def test_of_measurements_that_of_the_latest_day_counts_however_late_it_is_recorded():
    new_one = an_observation(value=Decimal(48))
    old_one = an_observation(
        value=Decimal(60),
        on=TODAY - A_DAY,
        recorded_at=MONDAY_MORNING + timedelta(hours=1),
    )

    assert facts_of(new_one, old_one).value(ObservationKind.EGFR, TODAY) == Decimal(48)


def test_of_one_day_what_was_recorded_last_counts():
    wrong = an_observation(value=Decimal(480).scaleb(-1))
    right = an_observation(
        value=Decimal(84), recorded_at=MONDAY_MORNING + timedelta(minutes=1)
    )

    for order in ((wrong, right), (right, wrong)):
        assert facts_of(*order).value(ObservationKind.EGFR, TODAY) == Decimal(84)


def test_an_answer_holds_to_its_last_day_and_then_nobody_knows():
    kind = ObservationKind.PREGNANT
    facts = facts_of(an_observation(kind, until=TODAY + A_DAY))

    assert facts.holds(kind, TODAY + A_DAY) is True
    assert facts.holds(kind, TODAY + 2 * A_DAY) is None


def test_who_was_not_pregnant_a_month_ago_may_be_by_now():
    kind = ObservationKind.PREGNANT
    facts = facts_of(an_observation(kind, holds=False))

    assert facts.holds(kind, TODAY + 30 * A_DAY) is False
    assert facts.holds(kind, TODAY + 31 * A_DAY) is None


def test_silence_is_not_the_statement_that_there_are_no_allergies():
    assert not facts_of(a_condition()).says_no_allergies(TODAY)
    assert facts_of(an_observation(NONE_KNOWN)).says_no_allergies(TODAY)


def test_the_next_allergy_ends_the_statement_even_if_it_is_refuted_later():
    stated = an_observation(NONE_KNOWN)
    later = MONDAY_MORNING + timedelta(hours=1)
    allergy = an_allergy(recorded_at=later)

    assert facts_of(stated, allergy).no_known_allergies is None
    assert facts_of(stated, allergy.refute("none")).no_known_allergies is None

    again = evolve(stated, recorded_at=later + timedelta(minutes=1))
    facts = facts_of(stated, allergy.refute("none"), again)
    assert facts.no_known_allergies == again


def test_none_can_be_stated_while_an_allergy_stands():
    allergy = an_allergy()

    with pytest.raises(HasAllergies) as refusal:
        facts_of(allergy).require_no_allergies()
    assert refusal.value.allergies == (allergy.id,)
    facts_of(allergy.end("outgrown")).require_no_allergies()


def test_what_is_private_stands_in_no_log():
    shown = repr(
        (
            an_allergy(reaction="rash").refute("tolerated"),
            a_condition(since=date(2020, 1, 31)),
            an_observation(value=Decimal("52.5")),
        )
    )

    for private in ("penicillin", "rash", "tolerated", "I10", "pressure", "52.5"):
        assert private not in shown
