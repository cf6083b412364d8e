"""Several people look after knowledge at the same moment: each thing stands once."""

from datetime import date

import pytest

from mediklaud.application.medication.confirm_tuning import ConfirmTuning
from mediklaud.application.medication.list_knowledge import ListKnowledge
from mediklaud.application.medication.list_tunings import ListTunings
from mediklaud.application.medication.load_knowledge import LoadKnowledge
from mediklaud.application.medication.turn_rule_down import TurnRuleDown
from mediklaud.domain.access.actor import Role
from mediklaud.domain.medication.loaded import KnowledgeFormat
from mediklaud.domain.medication.severity import Presentation
from mediklaud.domain.medication.tuning import AlreadyTurnedDown, TuningOver
from tests.at_once import all_at_once
from tests.builders.knowledge import pairs
from tests.hospital import a_hospital, an_actor

ONE, OTHER, THIRD = (an_actor(Role.PHARMACIST) for _ in "abc")


@pytest.fixture
def hospital(database):
    return a_hospital(database)


def to_load(actor, version):
    return LoadKnowledge(
        actor=actor,
        name="licensed",
        version=version,
        released=date(2027, 1, 15),
        publisher="A publisher of facts",
        licence="by contract",
        format=KnowledgeFormat.PAIRS,
        files=(pairs(("a", "b", "Major")),),
    )


def to_turn_down(actor):
    return TurnRuleDown(
        actor=actor,
        knowledge="mediklaud-default",
        rule_id="MK-0001",
        presentation=Presentation.INTERRUPT,
        reason="asked by the ward",
        review_on=date(2027, 8, 1),
    )


def test_of_two_versions_loaded_at_once_one_is_in_force(hospital):
    both = [to_load(ONE, "2027.1"), to_load(OTHER, "2027.2")]

    outcomes = all_at_once(*(lambda m=m: hospital.handle(m) for m in both))

    loaded = [s.knowledge for s in hospital.handle(ListKnowledge(actor=ONE)).loaded]
    assert len(loaded) == 2
    assert [one.is_active for one in loaded].count(True) == 1
    assert [outcome.replaces is None for outcome in outcomes].count(True) == 1


def test_a_rule_turned_down_by_two_at_once_is_turned_down_once(hospital):
    both = [to_turn_down(ONE), to_turn_down(OTHER)]

    outcomes = all_at_once(*(lambda m=m: hospital.handle(m) for m in both))

    assert len(hospital.handle(ListTunings(actor=ONE))) == 1
    assert [type(one) for one in outcomes].count(AlreadyTurnedDown) == 1


def test_a_decision_confirmed_by_two_at_once_has_one_second_person(hospital):
    waiting = hospital.handle(to_turn_down(ONE))
    both = [ConfirmTuning(actor=who, tuning_id=waiting.id) for who in (OTHER, THIRD)]

    outcomes = all_at_once(*(lambda m=m: hospital.handle(m) for m in both))

    (listed,) = hospital.handle(ListTunings(actor=ONE))
    assert [type(one) for one in outcomes].count(TuningOver) == 1
    assert listed.tuning.version == 2
