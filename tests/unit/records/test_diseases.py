"""Doctors find a disease by its code or by its name."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.adapters.icd10 import Icd10Diseases
from mediklaud.application.records.search_diseases import SearchDiseases
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.records.diagnosis import Diagnosis
from tests.hospital import a_hospital, an_actor

LIST = Icd10Diseases()


def codes(q, limit=20):
    return [one.code for one in LIST.search(q, limit)]


@pytest.mark.parametrize("q", ["J06.9", "j06.9", "j069", " J06.9 "])
def test_a_code_is_found_however_it_is_written(q):
    assert codes(q)[0] == "J06.9"


def test_the_beginning_of_a_code_finds_what_it_stands_above():
    found = codes("e11")

    assert found[0] == "E11"
    assert {"E11.0", "E11.9"} <= set(found)


@pytest.mark.parametrize(
    ("q", "code"),
    [
        ("essential hypertension", "I10"),
        ("hyper essent", "I10"),
        ("GASTRITIS", "K29.7"),
        ("asthma", "J45.9"),
    ],
)
def test_words_of_a_name_find_it_in_any_order_and_half_typed(q, code):
    assert code in codes(q)


def test_short_names_come_first():
    found = [one.name for one in LIST.search("cholera vibrio", 10)]

    assert codes("cholera")[:2] == ["A00", "A00.9"]
    assert found == sorted(found, key=len)


@pytest.mark.parametrize(
    ("q", "code"),
    [("pneumonia", "J18.9"), ("fever", "R50.9"), ("arthritis", "M13.9")],
)
def test_what_is_seen_every_day_stands_among_the_first(q, code):
    assert code in codes(q, limit=3)


@pytest.mark.parametrize("q", ["", "   ", "-", "(*)", "no such disease at all"])
def test_nothing_is_found_by_nothing(q):
    assert codes(q) == []


@given(st.text(max_size=30), st.integers(1, 50))
def test_whatever_is_typed_gets_an_answer_no_longer_than_asked(q, limit):
    assert len(LIST.search(q, limit)) <= limit


def test_every_disease_of_the_list_can_be_a_diagnosis():
    for one in LIST.search("of", 5000):
        assert Diagnosis(code=one.code, text=one.name[:200]).code == one.code


def test_a_search_takes_no_time_that_a_doctor_would_notice():
    codes("warm up")
    began = time.process_time()
    for q in ("a", "diabetes mellitus", "fracture of", "z"):
        codes(q)

    assert (time.process_time() - began) / 4 < 0.02


def test_doctors_search_and_nobody_else():
    hospital = a_hospital()
    asked = SearchDiseases(actor=an_actor(Role.DOCTOR), q="cholera")
    assert hospital.handle(asked)[0].code == "A00"

    with pytest.raises(RoleLacksPermission):
        hospital.handle(SearchDiseases(actor=an_actor(Role.BILLING), q="cholera"))
