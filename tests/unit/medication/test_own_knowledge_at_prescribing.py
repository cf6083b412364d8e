"""What a hospital knows and decides itself meets its doctors when they prescribe."""

from datetime import date, timedelta

import pytest

from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.application.medication.knowledge import KnowledgeUnreadable
from mediklaud.application.medication.load_knowledge import LoadKnowledge
from mediklaud.application.medication.read_alert_report import ReadAlertReport
from mediklaud.application.medication.retire_knowledge import RetireKnowledge
from mediklaud.application.medication.turn_rule_down import TurnRuleDown
from mediklaud.domain.access.actor import Role
from mediklaud.domain.medication.loaded import KnowledgeFile, KnowledgeFormat
from mediklaud.domain.medication.prescription_status import PrescriptionStatus
from mediklaud.domain.medication.severity import Presentation
from mediklaud.domain.medication.unsafe import UnsafePrescription
from mediklaud.ports.medication import KnowledgeBases
from tests.builders.knowledge import TODAY, loaded, pairs
from tests.builders.prescribing import Ward, answers_to
from tests.clock import StandingClock
from tests.hospital import an_actor, ports_of

PHARMACIST = an_actor(Role.PHARMACIST)
OURS = "licensed:amoxicillin+paracetamol"


@pytest.fixture
def ward():
    return Ward(MemoryStorage(memory.PORTS), StandingClock())


@pytest.fixture
def knowledge(ward):
    """Two harmless medicines that this hospital does not want together."""
    return ward.handle(
        LoadKnowledge,
        by=PHARMACIST,
        name="licensed",
        version="2027.1",
        released=date(2027, 1, 15),
        publisher="A publisher of facts",
        licence="by contract",
        format=KnowledgeFormat.PAIRS,
        files=(pairs(("Amoxicillin", "Acetaminophen", "Major")),),
    ).knowledge


def prescribe_both(ward):
    ward.prescribe("amoxicillin")
    return ward.prescribe("paracetamol").prescription


def turn_down(ward):
    return ward.handle(
        TurnRuleDown,
        by=PHARMACIST,
        knowledge="licensed",
        rule_id=OURS,
        presentation=Presentation.INFORM,
        reason="of no use on our wards",
        review_on=TODAY + timedelta(days=90),
    )


def report(ward):
    query = {"by": PHARMACIST, "since": TODAY, "until": TODAY}
    return ward.handle(ReadAlertReport, **query)


def test_without_it_the_two_are_prescribed_together(ward):
    assert prescribe_both(ward).status is PrescriptionStatus.OPEN


def test_what_it_warns_of_stops_a_prescription(ward, knowledge):
    with pytest.raises(UnsafePrescription) as refused:
        prescribe_both(ward)

    (finding,) = refused.value.findings
    assert finding.rule_id == OURS


def test_once_retired_it_stops_nobody(ward, knowledge):
    ward.handle(RetireKnowledge, by=PHARMACIST, knowledge_id=knowledge.id)

    assert prescribe_both(ward).status is PrescriptionStatus.OPEN


def test_a_rule_turned_down_stops_nobody_and_is_told_all_the_same(ward, knowledge):
    turn_down(ward)

    assert prescribe_both(ward).status is PrescriptionStatus.OPEN
    assert [one.rule_id for one in report(ward).rules] == [OURS]


def test_an_alert_that_was_overridden_is_one_in_the_report(ward, knowledge):
    with pytest.raises(UnsafePrescription) as refused:
        prescribe_both(ward)
    ward.prescribe("paracetamol", overrides=answers_to(refused.value))

    told = report(ward)

    (rule,) = told.rules
    assert (rule.rule_id, rule.shown, rule.overridden) == (OURS, 1, 1)
    assert (told.prescriptions, told.per_hundred_prescriptions) == (2, 50)


def test_knowledge_that_cannot_be_read_stops_all_prescribing(ward):
    with ports_of(ward.storage) as port:
        port(KnowledgeBases).add(loaded(), (KnowledgeFile("pairs.csv", "spoilt"),))

    with pytest.raises(KnowledgeUnreadable):
        ward.prescribe("amoxicillin")


def test_what_it_says_acts_for_long_is_looked_for_that_far_back(ward):
    columns = "rule_id,side_a,side_b,severity,effect,mechanism,management,scope_a,"
    columns += "scope_b,washout_a_days,washout_b_days,source,note\n"
    rule = "W1,inn:amoxicillin,inn:paracetamol,major,harm,slow,wait,"
    rule += "systemic,systemic,300,0,us,"
    ward.handle(
        LoadKnowledge,
        by=PHARMACIST,
        name="ours",
        version="1",
        released=date(2027, 1, 15),
        publisher="This house",
        licence="ours",
        format=KnowledgeFormat.OWN,
        files=(KnowledgeFile("interactions.csv", columns + rule),),
    )
    first = ward.prescribe("amoxicillin").prescription
    ward.hand_out(first, first.total)
    ward.let_pass(timedelta(days=200))

    with pytest.raises(UnsafePrescription):
        ward.prescribe("paracetamol")
