"""The French thesaurus of interactions becomes knowledge that checks ask."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.medication.external.ledger import KnowledgeRefused, RejectedRow
from mediklaud.domain.medication.loaded import KnowledgeFile, KnowledgeFormat
from mediklaud.domain.medication.rules_by_id import severity_of
from mediklaud.domain.medication.severity import Severity
from tests.builders.knowledge import a_base, read

INDEX = [
    {"substance": "warfarine", "drug_classes": ["antivitamines K"]},
    {"substance": "fluindione", "drug_classes": ["antivitamines K"]},
    {"substance": "acide valproïque", "drug_classes": []},
]
DEFAULT = a_base("warfarin", "valproic acid", "ibuprofen")


def entry(main="ANTIVITAMINES K", plus="IBUPROFENE", *levels, risk="Saignement."):
    told = levels or (("Association DECONSEILLEE", ""),)
    return {
        "main_drug": main,
        "plus_drug": plus,
        "severity_levels": [{"level": word, "info": info} for word, info in told],
        "interaction_mechanism": risk,
    }


def read_thesaurus(*entries, index=INDEX, **how):
    files = [
        KnowledgeFile("thesaurus.json", json.dumps(entries)),
        KnowledgeFile("index.json", json.dumps(index)),
    ]
    given = {"default": DEFAULT, **how}
    return read(*files, form=KnowledgeFormat.ANSM, **given)


def the_rule(*entries, **how):
    (rule,) = read_thesaurus(*entries, **how).base.interactions
    return rule


def test_a_class_means_its_substances_in_the_index():
    rule = the_rule(entry())

    assert set(rule.a.members) == {"fluindione", "warfarin"}
    assert set(rule.b.members) == {"ibuprofen"}


def test_a_french_name_means_the_substance_it_is_the_french_name_of():
    loading = read_thesaurus(entry("ACIDE VALPROÏQUE"))

    assert loading.report.respelt == (
        "acide valproique = valproic acid",
        "ibuprofene = ibuprofen",
        "warfarine = warfarin",
    )


def test_a_name_that_nobody_knows_is_told():
    assert read_thesaurus(entry()).report.unresolved == ("fluindione",)


def test_what_is_said_is_said_as_the_thesaurus_says_it():
    says = the_rule(entry(risk="Risque\n de saignement.")).says

    assert says.effect == "Risque de saignement."
    assert says.management == "Association DECONSEILLEE"
    assert says.source == "A publisher of facts"


@pytest.mark.parametrize(
    ("level", "severity"),
    [
        ("CONTRE-INDICATION", Severity.CONTRAINDICATED),
        ("CI", Severity.CONTRAINDICATED),
        ("Association DECONSEILLEE", Severity.MAJOR),
        ("Association déconseillée", Severity.MAJOR),
        ("Précaution d'emploi", Severity.MODERATE),
        ("Précaution d\u2019emploi", Severity.MODERATE),
        ("A prendre en compte", Severity.MINOR),
    ],
)
def test_a_french_level_is_one_of_ours(level, severity):
    assert the_rule(entry("A", "B", (level, ""))).says.severity is severity


def test_of_several_levels_the_gravest_counts_and_all_are_told():
    levels = [("A prendre en compte", "à faible dose"), ("CI", "à forte dose")]

    says = the_rule(entry("A", "B", *levels)).says

    assert says.severity is Severity.CONTRAINDICATED
    assert says.management == "A prendre en compte: à faible dose; CI: à forte dose"


def test_its_text_is_said_to_be_french():
    assert read_thesaurus(entry()).base.language == "fr"


def test_an_entrys_rule_keeps_its_name_in_every_version():
    base = read_thesaurus(entry()).base

    assert severity_of("licensed:antivitamines k+ibuprofene", base) is Severity.MAJOR


def test_what_is_told_under_both_is_one_rule_as_grave_as_the_graver_entry():
    light = entry("A", "B", ("A prendre en compte", ""), risk="un")
    grave = entry("B", "A", ("CI", ""), risk="deux")

    for entries in (light, grave), (grave, light):
        rule = the_rule(*entries)
        assert (rule.id, rule.says.effect) == ("licensed:a+b", "deux")
        assert rule.says.severity is Severity.CONTRAINDICATED


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (entry(main=""), "a substance is missing"),
        (entry(main=7), "a substance is missing"),
        (entry("A", "a"), "a substance with itself"),
        ({**entry(), "severity_levels": []}, "a level is missing"),
        ({**entry(), "severity_levels": ["CI"]}, "a level nobody knows"),
        (entry("A", "B", ("Grave", "")), "a level nobody knows"),
        ({"main_drug": "A"}, "neither an entry nor a substance"),
        ("A", "neither an entry nor a substance"),
    ],
)
def test_an_entry_of_no_use_is_named_with_its_place_and_why(wrong, reason):
    report = read_thesaurus(entry("C", "D"), wrong).report

    assert report.rejected == (RejectedRow("thesaurus.json", 2, reason),)
    assert report.rows_used == 1 + len(INDEX)


@pytest.mark.parametrize(
    "row",
    [
        {"substance": "", "drug_classes": []},
        {"substance": "a", "drug_classes": "b"},
        {"substance": "a", "drug_classes": [7]},
    ],
)
def test_a_substance_of_no_use_is_named_too(row):
    report = read_thesaurus(entry(), index=[*INDEX, row]).report

    assert [(one.file, one.line) for one in report.rejected] == [("index.json", 4)]


@pytest.mark.parametrize("text", ["", "{}", "7", "[" * 100_000, "null"])
def test_what_is_no_list_is_refused(text):
    with pytest.raises(KnowledgeRefused):
        read(KnowledgeFile("x.json", text), form=KnowledgeFormat.ANSM)


def test_an_index_without_entries_is_no_knowledge():
    with pytest.raises(KnowledgeRefused):
        read_thesaurus()


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda parts: (
        st.lists(parts, max_size=3)
        | st.dictionaries(
            st.sampled_from(["substance", "drug_classes", *entry()]), parts, max_size=5
        )
    ),
    max_leaves=12,
)


@given(st.lists(_json, max_size=4))
def test_whatever_is_sent_is_read_or_refused(rows):
    with suppress(KnowledgeRefused):
        assert read_thesaurus(*rows, index=rows).report.rows_used
