"""Rows of the own format: used, or told by file, line and reason."""

from datetime import date

import pytest

from mediklaud.domain.medication import check_safety
from mediklaud.domain.medication.external.ledger import KnowledgeRefused, Ledger
from mediklaud.domain.medication.reading.own_format import About, read_own_format

ABOUT = About(
    id="own", version="1", released=date(2027, 1, 1), source="us", licence="ours"
)
DRUGS = """inn,atc_systemic,atc_inhaled,atc_local,synonyms,allergy_classes
alpha,A01AA01,,,,
beta,A01AA02,,,,betas
"""
RULES = (
    "rule_id,side_a,side_b,severity,effect,mechanism,management,"
    "scope_a,scope_b,washout_a_days,washout_b_days,source\n"
)
GOOD = "R-1,inn:alpha,inn:beta,major,harm,somehow,avoid,any,systemic,,14,a label\n"


def reading(**files):
    ledger = Ledger()
    texts = {"drugs.csv": DRUGS} | {f"{n}.csv": text for n, text in files.items()}
    return read_own_format(texts, ABOUT, ledger), ledger


def test_a_good_row_is_a_rule():
    knowledge, ledger = reading(interactions=RULES + GOOD)
    assert (ledger.read, ledger.used, ledger.rejected) == (3, 3, [])
    assert check_safety(["alpha", "beta"], knowledge=knowledge).gravest == "major"


@pytest.mark.parametrize(
    ("part", "wrong", "reason"),
    [
        ("inn:alpha", "inn:nothing", "inn:nothing means nothing"),
        ("inn:alpha", "class:nothing", "class:nothing means nothing"),
        ("inn:alpha", "atc:Z", "atc:Z means nothing"),
        ("inn:alpha", "", "nothing means nothing"),
        ("inn:alpha", "inn:beta", "a substance with itself"),
        ("major", "grave", "unknown severity 'grave'"),
        ("any", "everywhere", "unknown scope 'everywhere'"),
        ("14", "a while", "'a while' are no days"),
        ("14", "-1", "'-1' are no days"),
        ("a label", "", "source is empty"),
        ("avoid", "", "management is empty"),
        ("R-1", "", "rule_id is empty"),
        (",14,", ",", "11 columns instead of 12"),
    ],
)
def test_a_wrong_row_is_told_and_the_next_one_used(part, wrong, reason):
    rows = RULES + GOOD.replace(part, wrong, 1) + GOOD

    knowledge, ledger = reading(interactions=rows)

    (rejected,) = ledger.rejected
    assert (rejected.file, rejected.line) == ("interactions.csv", 2)
    assert rejected.reason == reason
    assert len(knowledge.interactions) == 1
    with pytest.raises(KnowledgeRefused):
        ledger.require_no_rejects()


def test_a_missing_column_is_told():
    _, ledger = reading(interactions="rule_id\nR-1\n")
    assert ledger.rejected[0].reason == "there is no column 'side_a'"


def test_a_substance_named_outright_is_meant_under_any_code():
    classes = "class_id,members\nby-code,atc:A01AA01\nboth,atc:A01AA01;inn:alpha\n"
    knowledge, _ = reading(classes=classes)
    assert knowledge.classes == {
        "by-code": {"alpha": ("A01AA01",)},
        "both": {"alpha": ()},
    }


def test_a_class_that_holds_itself_is_told_and_not_followed():
    classes = "class_id,members\nround,class:about\nabout,class:round\n"
    rule = GOOD.replace("inn:alpha", "class:round")
    knowledge, ledger = reading(classes=classes, interactions=RULES + rule)
    assert knowledge.interactions == ()
    assert "holds itself" in ledger.rejected[0].reason


@pytest.mark.parametrize("number", ["", "0", "-1", "much", "NaN", "Infinity"])
def test_a_limit_is_more_than_nothing(number):
    header = (
        "rule_id,inn,route,max_single,max_in_period,period_days,unit,never_daily,basis"
    )
    row = f"D-1,alpha,oral,,{number},1,mg,,us"
    knowledge, ledger = reading(dose_limits=f"{header}\n{row}\n")
    assert (len(knowledge.dose_limits), len(ledger.rejected)) == (0, 1)
