from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.registry.duplicates import Duplicates, LikelyDuplicate
from mediklaud.domain.registry.similar_names import are_similar
from mediklaud.domain.shared.person import BirthDate, Contact
from tests.builders.registry import a_patient, names, words

SOMEBODY_ELSE = {
    "name": "Karim Khan",
    "birth_date": BirthDate(day=date(1971, 12, 16)),
    "contact": Contact(phone="+8801500000000"),
    "national_id": None,
}


def found(patient, other):
    duplicates = Duplicates.of(patient, [other])
    if duplicates.strong:
        return "strong"
    return "likely" if duplicates.likely else "none"


@pytest.mark.parametrize(
    ("strength", "shared"),
    [
        ("none", {}),
        ("strong", {"national_id": "1990 123 456"}),
        ("strong", {"name": "UDDIN, Rahim", "birth_date": a_patient().birth_date}),
        ("none", {"name": "Rahim Uddin"}),
        ("none", {"birth_date": a_patient().birth_date}),
        ("likely", {"name": "Md Rahim Udin", "contact": a_patient().contact}),
        ("none", {"contact": a_patient().contact}),
        ("none", {"name": "Md Rahim Udin"}),
    ],
)
def test_what_makes_two_files_look_like_one_person(strength, shared):
    patient = a_patient(national_id="1990123456")
    assert found(patient, a_patient(**{**SOMEBODY_ELSE, **shared})) == strength


def test_two_patients_without_national_id_do_not_share_one():
    assert found(a_patient(), a_patient(**SOMEBODY_ELSE)) == "none"


def test_two_patients_without_phone_do_not_share_one():
    by_mail = {"contact": Contact(email="family@example.org")}
    other = {**SOMEBODY_ELSE, "name": "Rahim Uddin", **by_mail}
    assert found(a_patient(**by_mail), a_patient(**other)) == "none"


def test_a_patient_is_no_duplicate_of_itself():
    patient = a_patient()
    assert Duplicates.of(patient, [patient]) == Duplicates()


def test_a_strong_duplicate_is_not_told_as_likely_too():
    assert Duplicates.of(a_patient(), [a_patient()]).likely == ()


def test_a_strong_duplicate_needs_a_reason_and_tells_ids_and_numbers_alone():
    other = a_patient()
    duplicates = Duplicates.of(a_patient(), [other])
    with pytest.raises(LikelyDuplicate) as refusal:
        duplicates.require_reason(None)
    assert refusal.value.facts == {
        "candidates": (other.id,),
        "numbers": (other.number,),
    }
    duplicates.require_reason("twins with one name")


def test_a_likely_duplicate_needs_no_reason():
    Duplicates(likely=(a_patient(),)).require_reason(None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rahim Uddin", "Uddin Rahim"),
        ("Rahim Uddin", "Md. Rahim Uddin"),
        ("Rahim Uddin", "Rahim Udin"),
        ("Rahim Uddin", "Rahim Uddni"),
        ("Rahim Uddin", "Rahem Uddin"),
        ("Zoë Müller", "ZOE MULLER"),
        ("Ab Abbb", "Abb Xab"),
        ("রহিম উদ্দিন", "রহিম উদ্দিন খান"),
    ],
)
def test_names_one_slip_apart_are_similar(one, other):
    assert are_similar(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rahim Khan", "Karim Khan"),
        ("Rahim Uddin", "Rahim Khan"),
        ("Fatema Begum", "Fahima Begum"),
    ],
)
def test_a_family_on_one_phone_is_not_one_person(one, other):
    assert not are_similar(one, other)


@given(names, names)
def test_being_similar_is_mutual(one, other):
    assert are_similar(one, other) == are_similar(other, one)


@given(names)
def test_every_name_is_similar_to_itself(name):
    assert are_similar(name, name)


@given(names, words)
def test_one_more_word_does_not_make_another_person(name, word):
    assert are_similar(name, f"{word} {name}")


@given(st.data(), names)
def test_a_letter_left_out_does_not_make_another_person(data, name):
    place = data.draw(st.integers(0, len(name) - 1))
    slipped = name[:place] + name[place + 1 :]
    if name[place] != " " and len(slipped.split()) == len(name.split()):
        assert are_similar(name, slipped)
