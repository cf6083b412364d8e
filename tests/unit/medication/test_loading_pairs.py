"""Lists of pairs, as others hand them out, become knowledge that checks ask."""

import time
import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediklaud.domain.medication.external.ledger import KnowledgeRefused, RejectedRow
from mediklaud.domain.medication.external.pairs import write_pairs
from mediklaud.domain.medication.loaded import KnowledgeFile, KnowledgeFormat
from mediklaud.domain.medication.rules_by_id import severity_of
from mediklaud.domain.medication.severity import Severity
from tests.builders.knowledge import PAIRS, a_base, pairs, read

LEVELS = ["Contraindicated", "Major", "Moderate", "Minor", "Unknown"]
_words = st.text("abcdefgh", min_size=1, max_size=3)
_rows = st.lists(
    st.tuples(_words, _words, st.sampled_from(LEVELS)).filter(lambda r: r[0] != r[1]),
    min_size=1,
    max_size=12,
)


def read_pairs(*files, **how):
    return read(*files, form=KnowledgeFormat.PAIRS, **how)


def levels_in(base):
    return {(one, other): severity for one, other, severity in base.pairs}


def test_a_row_is_a_rule_of_its_two_substances():
    base = read_pairs(pairs(("Warfarin", "Ibuprofen", "Major"))).base

    assert levels_in(base) == {("ibuprofen", "warfarin"): Severity.MAJOR}
    assert (base.rules, set(base.substances)) == (1, {"ibuprofen", "warfarin"})


def test_a_synonym_means_the_substance_that_the_default_knows():
    default = a_base("acetylsalicylic acid", synonyms=("aspirin",))
    loading = read_pairs(pairs(("Aspirin", "Warfarin", "Major")), default=default)

    assert ("acetylsalicylic acid", "warfarin") in levels_in(loading.base)
    assert loading.base.substances["acetylsalicylic acid"].synonyms == ("aspirin",)


def test_a_name_that_nobody_knows_stands_for_itself_and_is_told():
    loading = read_pairs(pairs(("Warfarin", "Aspirin", "Major")))

    assert loading.report.unresolved == ("aspirin", "warfarin")


def test_a_hospital_says_itself_what_a_name_means():
    default = a_base("acetylsalicylic acid")
    ours = KnowledgeFile("names.csv", "name,inn\nASS,Acetylsalicylic acid\n")
    loading = read_pairs(pairs(("ass", "b", "Major")), ours, default=default)

    assert ("acetylsalicylic acid", "b") in levels_in(loading.base)
    assert loading.report.unresolved == ("b",)


def test_a_hospitals_name_means_only_what_is_known():
    ours = KnowledgeFile("names.csv", "name,inn\nASS,no such thing\n")
    loading = read_pairs(pairs(("a", "b", "Major")), ours)

    assert loading.report.rejected == (
        RejectedRow("names.csv", 2, "means no substance that is known"),
    )


def test_of_two_rows_about_a_pair_the_graver_one_counts():
    rows = [("a", "b", "Minor"), ("b", "a", "Major"), ("a", "b", "Moderate")]

    loading = read_pairs(pairs(*rows))

    assert levels_in(loading.base) == {("a", "b"): Severity.MAJOR}
    assert loading.report.rows_used == 3


def test_a_pair_in_several_files_is_as_grave_as_in_the_gravest():
    files = [
        pairs(("a", "b", "Minor")),
        pairs(("b", "a", "Major"), ("a", "c", "Minor")),
    ]

    levels = levels_in(read_pairs(*files).base)

    assert levels == {("a", "b"): Severity.MAJOR, ("a", "c"): Severity.MINOR}


def test_a_level_that_the_list_does_not_know_is_told_on_request():
    base = read_pairs(pairs(("a", "b", "Unknown"))).base

    assert levels_in(base) == {("a", "b"): Severity.MINOR}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,a,2,b", "another number of columns than the first line has"),
        ("1,a,2,b,Major,more", "another number of columns than the first line has"),
        ("1,a,2,b,Grave", "a level nobody knows"),
        ("1,a,2,,Major", "a substance is missing"),
        ("1,a,2,A,Major", "a substance with itself"),
    ],
)
def test_a_row_of_no_use_is_named_with_its_line_and_why(row, reason):
    file = KnowledgeFile("x.csv", f"{PAIRS}1,c,2,d,Minor\n{row}\n1,e,2,f,Minor\n")

    report = read_pairs(file).report

    assert report.rejected == (RejectedRow("x.csv", 3, reason),)
    assert (report.rows_read, report.rows_used, report.rows_rejected) == (3, 2, 1)


def test_strictly_one_row_of_no_use_refuses_all():
    with pytest.raises(KnowledgeRefused) as refused:
        read_pairs(pairs(("a", "b", "Major"), ("a", "a", "Major")), strict=True)

    assert refused.value.rows == (
        RejectedRow("pairs.csv", 3, "a substance with itself"),
    )


@pytest.mark.parametrize("text", ["", PAIRS, "a,b\n1,2\n", "\x00", PAIRS + '"'])
def test_what_says_nothing_is_never_loaded(text):
    with pytest.raises(KnowledgeRefused):
        read_pairs(KnowledgeFile("x.csv", text))


@settings(max_examples=50)
@given(_rows)
def test_written_and_read_again_it_says_the_same(rows):
    base = read_pairs(pairs(*rows)).base
    again = read_pairs(KnowledgeFile("again.csv", write_pairs(base.pairs))).base

    assert levels_in(again) == levels_in(base)


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_whatever_is_sent_is_read_or_refused(text):
    with suppress(KnowledgeRefused):
        report = read_pairs(KnowledgeFile("x.csv", PAIRS + text)).report
        assert report.rows_used


def test_a_pairs_rule_is_found_by_the_base_and_its_substances():
    base = read_pairs(pairs(("b", "a", "Major"))).base

    assert severity_of("licensed:a+b", base) is Severity.MAJOR
    assert severity_of("licensed:a+c", base) is None
    assert severity_of("other:a+b", base) is None


def test_two_hundred_thousand_pairs_take_seconds_and_little_room():
    names = [f"substance {number}" for number in range(650)]
    rows = [(a, b, "Major") for n, a in enumerate(names) for b in names[:n]]
    file = pairs(*rows[:200_000])
    tracemalloc.start()
    began = time.process_time()

    base = read_pairs(file).base

    took, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert base.rules == 200_000
    assert peak < 100 * 2**20
    assert took < 10  # it is traced here; `make bench` holds it to two seconds
