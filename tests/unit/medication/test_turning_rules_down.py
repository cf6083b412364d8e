"""A rule may be shown less loudly by decision, never forgotten (M3)."""

from datetime import timedelta

import pytest

from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.application.medication.confirm_tuning import ConfirmTuning
from mediklaud.application.medication.end_tuning import EndTuning
from mediklaud.application.medication.knowledge import SafetyKnowledge
from mediklaud.application.medication.list_tunings import ListTunings
from mediklaud.application.medication.turn_rule_down import TurnRuleDown
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import Role
from mediklaud.domain.medication import Presentation, Severity, check_safety
from mediklaud.domain.medication.pair_table import PairTable
from mediklaud.domain.medication.rules_by_id import severity_of
from mediklaud.domain.medication.shipped_knowledge import shipped_knowledge
from mediklaud.domain.medication.tuning import (
    AlreadyTurnedDown,
    NotTurnedDown,
    ReviewTooLate,
    RuleNotFound,
    SecondPersonConfirms,
    TuningOver,
    TuningStatus,
)
from mediklaud.domain.shared.texts import MalformedText
from mediklaud.ports.medication import KnowledgeBases, Tunings
from tests.builders.knowledge import TODAY, a_base
from tests.clock import MONDAY_MORNING, StandingClock
from tests.hospital import a_hospital, an_actor

ONE, ANOTHER = an_actor(Role.PHARMACIST), an_actor(Role.CHIEF_MEDICAL_OFFICER)
HALF_A_YEAR = timedelta(days=180)
FORBIDDEN, GRAVE, LIGHT = "default:a+b", "default:a+c", "default:b+c"


def levels(*, light=Severity.MODERATE):
    """Three medicines, each two of which harm: by each severity but one."""
    told = {"b": Severity.CONTRAINDICATED, "c": Severity.MAJOR}
    pairs = PairTable({"a": told, "b": {"c": light}})
    return a_base("a", "b", "c", pairs=pairs)


@pytest.fixture
def known():
    """What the default says, in a list that a test may change."""
    return [levels()]


@pytest.fixture
def knowledge(known):
    return SafetyKnowledge(lambda: known[0])


@pytest.fixture
def storage():
    return MemoryStorage(memory.PORTS)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(storage, clock, knowledge):
    return a_hospital(storage, clock, swap(SafetyKnowledge, knowledge))


def to_turn_down(rule=LIGHT, presentation=Presentation.SILENT, **what):
    usual = {
        "actor": ONE,
        "knowledge": "default",
        "rule_id": rule,
        "presentation": presentation,
        "reason": "of no use on our wards",
        "review_on": TODAY + HALF_A_YEAR,
    }
    return TurnRuleDown(**{**usual, **what})


@pytest.fixture
def shown(storage, knowledge):
    """How a finding of each rule is shown now."""

    def by_rule():
        with storage.unit(writes=False) as unit:
            ports = unit.port(KnowledgeBases), unit.port(Tunings)
            now = knowledge.in_force(*ports, MONDAY_MORNING)
        found = check_safety(["a", "b", "c"], knowledge=now.bases).findings
        return {one.rule_id: now.policy.presentation(one) for one in found}

    return by_rule


AS_USUAL = {
    FORBIDDEN: Presentation.BLOCK,
    GRAVE: Presentation.INTERRUPT,
    LIGHT: Presentation.INFORM,
}


def test_without_a_decision_each_severity_is_shown_as_usual(shown):
    assert shown() == AS_USUAL


def test_a_rule_turned_down_is_shown_so_and_the_others_as_usual(hospital, shown):
    hospital.handle(to_turn_down())

    assert shown() == {**AS_USUAL, LIGHT: Presentation.SILENT}


def test_what_is_turned_down_is_still_found(hospital, shown):
    hospital.handle(to_turn_down())

    assert LIGHT in shown()


def test_a_contraindication_stays_loud_until_a_second_person_agrees(hospital, shown):
    waiting = hospital.handle(to_turn_down(FORBIDDEN, Presentation.INTERRUPT))

    assert waiting.status is TuningStatus.WAITING
    assert shown() == AS_USUAL

    confirmed = hospital.handle(ConfirmTuning(actor=ANOTHER, tuning_id=waiting.id))

    assert confirmed.status is TuningStatus.IN_FORCE
    assert shown()[FORBIDDEN] is Presentation.INTERRUPT


def test_nobody_confirms_what_they_decided_themselves(hospital, shown):
    waiting = hospital.handle(to_turn_down(FORBIDDEN, Presentation.INTERRUPT))

    with pytest.raises(SecondPersonConfirms):
        hospital.handle(ConfirmTuning(actor=ONE, tuning_id=waiting.id))

    assert shown() == AS_USUAL


@pytest.mark.parametrize("rule", [GRAVE, LIGHT])
def test_what_waits_for_nobody_is_not_confirmed(hospital, rule):
    tuning = hospital.handle(to_turn_down(rule))

    with pytest.raises(TuningOver):
        hospital.handle(ConfirmTuning(actor=ANOTHER, tuning_id=tuning.id))


def test_what_ended_is_shown_as_usual_and_may_be_decided_again(hospital, shown):
    tuning = hospital.handle(to_turn_down())
    ended = hospital.handle(EndTuning(actor=ANOTHER, tuning_id=tuning.id))

    assert ended.status is TuningStatus.ENDED
    assert shown() == AS_USUAL
    hospital.handle(to_turn_down())


def test_nothing_ends_twice_and_nothing_that_ended_is_confirmed(hospital):
    waiting = hospital.handle(to_turn_down(FORBIDDEN))
    hospital.handle(EndTuning(actor=ONE, tuning_id=waiting.id))

    for message in EndTuning, ConfirmTuning:
        with pytest.raises(TuningOver):
            hospital.handle(message(actor=ANOTHER, tuning_id=waiting.id))


def test_a_rule_is_turned_down_once_at_a_time(hospital):
    hospital.handle(to_turn_down())

    with pytest.raises(AlreadyTurnedDown):
        hospital.handle(to_turn_down())


@pytest.mark.parametrize(
    ("rule", "presentation"),
    [
        (FORBIDDEN, Presentation.BLOCK),
        (GRAVE, Presentation.BLOCK),
        (GRAVE, Presentation.INTERRUPT),
        (LIGHT, Presentation.INFORM),
    ],
)
def test_a_rule_is_turned_down_never_up(hospital, rule, presentation):
    with pytest.raises(NotTurnedDown):
        hospital.handle(to_turn_down(rule, presentation))


@pytest.mark.parametrize(
    "what", [{"rule_id": "MK-9999"}, {"knowledge": "other"}, {"rule_id": "default:c+b"}]
)
def test_only_a_rule_that_there_is_can_be_turned_down(hospital, what):
    with pytest.raises(RuleNotFound):
        hospital.handle(to_turn_down(**what))


@pytest.mark.parametrize("days", [-1, 0, 367])
def test_a_decision_is_reviewed_within_a_year(hospital, days):
    with pytest.raises(ReviewTooLate):
        hospital.handle(to_turn_down(review_on=TODAY + timedelta(days=days)))


def test_a_decision_says_why(hospital):
    with pytest.raises(MalformedText):
        hospital.handle(to_turn_down(reason=" "))


def test_a_rule_that_became_graver_is_shown_as_grave_as_it_is(hospital, shown, known):
    hospital.handle(to_turn_down())

    known[0] = levels(light=Severity.MAJOR)

    assert shown()[LIGHT] is Presentation.INTERRUPT


def test_a_decision_holds_for_a_rule_that_became_lighter(hospital, shown, known):
    hospital.handle(to_turn_down(GRAVE, Presentation.SILENT))

    known[0] = levels()

    assert shown()[GRAVE] is Presentation.SILENT


def test_the_policys_version_says_which_decisions_rule(hospital, storage, knowledge):
    def version():
        with storage.unit(writes=False) as unit:
            ports = unit.port(KnowledgeBases), unit.port(Tunings)
            return knowledge.in_force(*ports, MONDAY_MORNING).policy.version

    before = version()
    tuning = hospital.handle(to_turn_down())
    turned = version()
    hospital.handle(EndTuning(actor=ONE, tuning_id=tuning.id))

    assert before != turned
    assert version() == before


def test_a_review_is_overdue_from_the_day_after_it_was_due(hospital, clock):
    hospital.handle(to_turn_down())
    query = ListTunings(actor=ONE)

    def overdue():
        return [one.is_overdue for one in hospital.handle(query)]

    clock.pass_by(HALF_A_YEAR)
    assert overdue() == [False]
    clock.pass_by(timedelta(days=1))
    assert overdue() == [True]


def test_what_ended_is_overdue_no_more(hospital, clock):
    tuning = hospital.handle(to_turn_down())
    hospital.handle(EndTuning(actor=ONE, tuning_id=tuning.id))
    clock.pass_by(2 * HALF_A_YEAR)

    assert [one.is_overdue for one in hospital.handle(ListTunings(actor=ONE))] == [
        False
    ]


def test_an_allergys_rule_counts_as_grave_as_a_reaction_can_make_it():
    shipped = shipped_knowledge()
    light = next(rule for rule in shipped.cross_reactions if rule.says)

    assert severity_of(light.id, shipped) is Severity.CONTRAINDICATED


def test_every_kind_of_rule_but_of_doses_can_be_turned_down():
    shipped = shipped_knowledge()
    kinds = shipped.interactions, shipped.pregnancy, shipped.renal
    rules = [rule.id for kind in kinds for rule in kind]
    therapy = shipped.same_therapy
    assert therapy.ingredient
    assert therapy.level_4
    same = [therapy.ingredient[0], therapy.level_4[0]]

    assert all(severity_of(rule_id, shipped) for rule_id in [*rules, *same])
