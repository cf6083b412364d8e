"""Several bases asked together: the gravest counts, all is told, gaps stay gaps."""

from datetime import date
from typing import Any

from mediklaud.domain.medication import (
    KnowledgeBase,
    PatientFacts,
    Presentation,
    PresentationPolicy,
    Severity,
    Status,
    check_safety,
    shipped_knowledge,
)
from mediklaud.domain.medication.pair_table import PairTable
from mediklaud.domain.medication.rules import InteractionRule, Side, Statement
from mediklaud.domain.medication.substance import Substance

SHIPPED = shipped_knowledge()


def a_list(*pairs, name="list", **synonyms):
    """A hospital's list of pairs, each with a level."""
    levels: dict[str, dict[str, Any]] = {}
    for one, other, severity in pairs:
        first, second = sorted((one, other))
        levels.setdefault(first, {})[second] = severity
    names = {n for one, other, _ in pairs for n in (one, other)}
    return KnowledgeBase(
        id=name,
        version="7",
        released=date(2027, 1, 1),
        source="the list's makers",
        licence="for this hospital",
        substances={
            n: Substance(n, synonyms=tuple(synonyms.get(n, ()))) for n in names
        },
        pairs=PairTable(levels),
    )


def a_base(*, severity, rule_id="own:1", one="warfarin", other="ibuprofen"):
    """A hospital's own base with one rule."""
    says = Statement(severity, "bleeding", "of its own", "ask us", "the hospital")
    rule = InteractionRule(rule_id, Side({one: ()}), Side({other: ()}), says)
    return KnowledgeBase(
        id="own",
        version="1",
        released=date(2027, 1, 1),
        source="the hospital",
        licence="its own",
        substances={n: Substance(n) for n in (one, other)},
        interactions=(rule,),
    )


def test_the_gravest_counts_and_the_other_is_told_beside_it():
    own = a_base(severity=Severity.CONTRAINDICATED)

    report = check_safety(["warfarin", "ibuprofen"], knowledge=(SHIPPED, own))

    (finding,) = report.findings
    assert (finding.rule_id, finding.knowledge) == ("own:1", "own 1")
    assert [one.knowledge for one in finding.also] == ["mediklaud-default 1.0"]
    assert [one.id for one in report.knowledge] == ["mediklaud-default", "own"]


def test_a_list_of_pairs_says_how_grave_and_who_says_so():
    known = a_list(("alpha", "beta", Severity.MAJOR))

    (finding,) = check_safety(["beta", "alpha"], knowledge=known).findings

    assert finding.rule_id == "list:alpha+beta"
    assert (finding.severity, finding.source) == ("major", "the list's makers")
    assert finding.pair == finding.substances == ("alpha", "beta")


def test_what_is_in_no_base_is_unknown():
    known = a_list(("alpha", "beta", Severity.MAJOR))
    report = check_safety(["alpha", "gamma"], knowledge=(SHIPPED, known))
    assert [one.name for one in report.not_checked if " + " not in one.name] == [
        "gamma"
    ]


def test_two_that_no_base_knows_together_are_not_checked():
    known = a_list(("alpha", "beta", Severity.MAJOR))

    report = check_safety(["warfarin", "alpha"], knowledge=(SHIPPED, known))

    assert report.status is Status.NOT_CHECKED
    (gap,) = report.not_checked
    assert (gap.name, gap.reason) == ("alpha + warfarin", "no knowledge covers both")


def test_a_base_that_uses_another_name_is_asked_by_that_name():
    american = a_list(("acetaminophen", "alpha", Severity.MAJOR))

    report = check_safety(["paracetamol", "alpha"], knowledge=(SHIPPED, american))

    assert report.gravest == Severity.MAJOR
    assert report.findings[0].pair == ("alpha", "paracetamol")


def test_a_product_harms_by_the_ingredient_that_another_base_knows():
    known = a_list(("amoxicillin", "alpha", Severity.MAJOR))

    report = check_safety(["co-amoxiclav", "alpha"], knowledge=(SHIPPED, known))

    assert report.gravest == Severity.MAJOR


def test_a_medicine_of_a_list_alone_is_not_checked_for_an_allergy():
    known = a_list(("alpha", "warfarin", Severity.MINOR))
    report = check_safety(
        ["alpha"], allergies=["penicillin"], knowledge=(SHIPPED, known)
    )
    assert report.status is Status.NOT_CHECKED


def test_a_medicine_of_a_list_alone_is_not_checked_for_the_patients_state():
    known = a_list(("alpha", "warfarin", Severity.MINOR))
    report = check_safety(
        ["alpha"], patient=PatientFacts(pregnant=True), knowledge=(SHIPPED, known)
    )
    assert [one.reason for one in report.not_checked] == [
        "kidney function: no knowledge covers it",
        "pregnancy: no knowledge covers it",
    ]


def test_a_second_base_never_takes_a_finding_away():
    asked = ["warfarin", "ibuprofen", "sertraline", "tramadol"]
    known = a_list(("alpha", "beta", Severity.MAJOR))
    alone = check_safety(asked)
    both = check_safety(asked, knowledge=(SHIPPED, known))
    assert {one.rule_id for one in alone.findings} <= {
        one.rule_id for one in both.findings
    }


def test_a_rule_turned_down_does_not_hush_the_others_of_the_pair():
    own = a_base(severity=Severity.CONTRAINDICATED)
    (finding,) = check_safety(
        ["warfarin", "ibuprofen"], knowledge=(SHIPPED, own)
    ).findings
    usual = PresentationPolicy()
    down = PresentationPolicy(turned_down={"own:1": Presentation.SILENT})
    major = finding.also[0]
    louder = PresentationPolicy(turned_down={major.rule_id: Presentation.BLOCK})

    assert usual.presentation(finding) is Presentation.BLOCK
    assert down.presentation(finding) is Presentation.INTERRUPT
    assert louder.presentation(major) is Presentation.INTERRUPT
