import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.registry.search import PatientSearch, TooLittleToFind, tokens_of
from mediklaud.domain.shared.numbers import numbered
from mediklaud.domain.shared.person import Contact
from mediklaud.domain.shared.texts import MalformedText
from tests.builders.registry import a_patient, names, phones


def finds(text, patient):
    return PatientSearch.parse(text).first_hit(tokens_of(patient)) is not None


@pytest.mark.parametrize(
    "text",
    ["rahim", "RAHIM", "Rah", "uddin rahim", "ra ud", "Uddin, Rahim", "r", "  udd "],
)
def test_a_patient_is_found_by_the_beginnings_of_the_names_words(text):
    assert finds(text, a_patient(name="Rahim Uddin"))


@pytest.mark.parametrize("text", ["ahim", "rahim khan", "uddina"])
def test_a_patient_is_not_found_by_what_the_name_does_not_begin_with(text):
    assert not finds(text, a_patient(name="Rahim Uddin"))


@pytest.mark.parametrize("text", ["রহি", "রহিম উদ্দিন", "উদ্দিন"])
def test_a_patient_is_found_by_a_name_in_bengali(text):
    assert finds(text, a_patient(name="রহিম উদ্দিন"))


@pytest.mark.parametrize("text", ["Zoe", "zoë", "MULLER", "müller"])
def test_a_patient_is_found_with_or_without_accents(text):
    assert finds(text, a_patient(name="Zoë Müller"))


@pytest.mark.parametrize("shape", ["{}", "{} ", " {}"])
@given(st.integers(1, 99_999_999))
def test_a_patient_is_found_by_the_number_however_it_is_typed(shape, count):
    number = numbered("P", count)
    patient = a_patient(number=number)
    for typed in (number, number.lower(), number.replace("-", ""), number[2:]):
        assert finds(shape.format(typed), patient)
        assert finds(shape.format(typed.replace("-", " ")), patient)


@given(st.integers(1, 999_999), st.integers(0, 6), st.integers(1, 9))
def test_a_mistyped_patient_number_is_noticed(count, place, added):
    number = numbered("P", count).replace("-", "")
    wrong = (int(number[1 + place]) + added) % 10
    typed = f"{number[: 1 + place]}{wrong}{number[2 + place :]}"
    assert not PatientSearch.parse(number).mistyped
    assert PatientSearch.parse(typed).mistyped


def test_a_passport_that_looks_like_a_patient_number_finds_its_owner():
    assert finds("P1234567", a_patient(national_id="P1234567"))


@pytest.mark.parametrize(
    "text",
    [
        "+8801912345678",
        "8801912345678",
        "008801912345678",
        "01912345678",
        "01912-345 678",
        "+88 01912 345678",
        "+880191",
        "5678",
        "০১৯১২৩৪৫৬৭৮",
    ],
)
def test_a_patient_is_found_by_the_phone_as_it_is_dialled_or_by_its_last_digits(text):
    assert finds(text, a_patient(contact=Contact(phone="+8801912345678")))


def test_a_phone_abroad_is_found_as_it_is_dialled_there_or_from_here():
    patient = a_patient(contact=Contact(phone="+4930123456"))
    for text in ("030 123456", "0049 30", "+49 30 12", "3456"):
        assert finds(text, patient), text


def test_the_four_longest_words_of_a_name_are_enough():
    search = PatientSearch.parse("md abul kalam azad chowdhury")
    words = [group[0] for group in search.groups]
    assert words == ["wchowdhury", "wkalam", "wabul", "wazad"]


def test_zeros_alone_are_no_phone():
    assert not finds("0000", a_patient(contact=Contact(phone="+8801912345678")))


@given(phones)
def test_every_phone_is_found_as_it_is_dialled_in_the_country(phone):
    dialled = "0" + phone.removeprefix("+880")
    assert finds(dialled, a_patient(contact=Contact(phone=phone)))


@pytest.mark.parametrize("text", ["rahim@example.org", "RAHIM@", "Rahim@Example"])
def test_a_patient_is_found_by_the_email_address(text):
    assert finds(text, a_patient(contact=Contact(email="Rahim@example.org")))


@pytest.mark.parametrize("text", ["1990 123 456", "1990123456", "1990-1234"])
def test_a_patient_is_found_by_the_national_id(text):
    assert finds(text, a_patient(national_id="1990-123-456"))


@pytest.mark.parametrize("text", ["", "  ", "--", "12", "a@", "p1", "?!"])
def test_too_little_would_find_half_the_hospital(text):
    with pytest.raises(TooLittleToFind):
        PatientSearch.parse(text)


@pytest.mark.parametrize("text", ["ra\x00him", "\ud800", "\x00@example", "x" * 201])
def test_what_no_keyboard_types_is_refused(text):
    with pytest.raises(MalformedText):
        PatientSearch.parse(text)


@given(st.text(max_size=50))
def test_any_text_is_read_or_refused(text):
    try:
        search = PatientSearch.parse(text)
    except (TooLittleToFind, MalformedText):
        return
    prefixes = [prefix for group in search.groups for prefix in group]
    assert all(len(p) > (1 if p.startswith("w") else 3) for p in prefixes)
    assert all(len(group) <= 4 for group in search.groups)
    assert 1 <= len(search.groups) <= 4


@given(names)
def test_every_patient_is_found_by_the_whole_name(name):
    assert finds(name, a_patient(name=name))
