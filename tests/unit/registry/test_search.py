from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.registry.birth_dates import NoSuchDay
from mediklaud.domain.registry.patient import PatientStatus
from mediklaud.domain.registry.search import PatientSearch, TooLittleToFind
from mediklaud.domain.registry.tokens import Token, TokenKind, tokens_of
from mediklaud.domain.shared.numbers import numbered
from mediklaud.domain.shared.person import BirthDate, Contact
from mediklaud.domain.shared.texts import MalformedText, name_key
from tests.builders.registry import a_patient, names, phones


def finds(text, patient):
    return PatientSearch.parse(text).finds(patient)


@pytest.mark.parametrize(
    "text",
    ["rahim", "RAHIM", "Rah", "uddin rahim", "rah udd", "Uddin, Rahim", "  udd "],
)
def test_a_patient_is_found_by_the_beginnings_of_the_names_words(text):
    assert finds(text, a_patient(name="Rahim Uddin"))


@pytest.mark.parametrize("text", ["ahim", "rahim khan", "uddina", "ra", "ra ud"])
def test_a_patient_is_not_found_by_what_the_name_does_not_begin_with(text):
    assert not finds(text, a_patient(name="Rahim Uddin"))


@pytest.mark.parametrize("text", ["chowdh", "chowdhury", "chowdhur"])
def test_a_long_beginning_fits_to_its_last_letter(text):
    assert finds(text, a_patient(name="Azad Chowdhury"))
    assert finds(text, a_patient(name="Azad Chowdhari")) == (len(text) <= 6)


@pytest.mark.parametrize("text", ["md rahim", "li", "li md", "rah md"])
def test_a_word_too_short_to_have_a_beginning_is_found_whole(text):
    assert finds(text, a_patient(name="Md Rahim Li"))
    assert not finds(text, a_patient(name="Mdx Rahim Lin"))


@pytest.mark.parametrize("text", ["রহি", "রহিম উদ্দিন", "উদ্দিন"])
def test_a_patient_is_found_by_a_name_in_bengali(text):
    assert finds(text, a_patient(name="রহিম উদ্দিন"))


@pytest.mark.parametrize("text", ["Zoe", "zoë", "MULLER", "müller"])
def test_a_patient_is_found_with_or_without_accents(text):
    assert finds(text, a_patient(name="Zoë Müller"))


@pytest.mark.parametrize(
    "born", ["1990-05-17", "17.05.1990", "17/5/1990", "১৯৯০-০৫-১৭"]
)
def test_a_birth_date_beside_a_name_has_to_fit(born):
    rahim = a_patient(birth_date=BirthDate(day=date(1990, 5, 17)))
    for text in (f"rahim {born}", f"{born} udd rah"):
        assert finds(text, rahim)
        assert not finds(text, a_patient(birth_date=BirthDate(day=date(1990, 5, 18))))


def test_a_birth_date_alone_finds_nobody_by_it():
    search = PatientSearch.parse("1990-05-17")
    assert not search.finds(a_patient(birth_date=BirthDate(day=date(1990, 5, 17))))
    assert search.too_short
    assert search.finds(a_patient(national_id="1990 05 17"))


def test_a_day_that_never_was_is_told():
    with pytest.raises(NoSuchDay):
        PatientSearch.parse("rahim 31.2.1990")


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
        "1912345678",
        "০১৯১২৩৪৫৬৭৮",
    ],
)
def test_a_patient_is_found_by_the_phone_as_it_is_dialled(text):
    assert finds(text, a_patient(contact=Contact(phone="+8801912345678")))


def test_a_phone_abroad_is_found_as_it_is_dialled_there_or_from_here():
    patient = a_patient(contact=Contact(phone="+4930123456"))
    for text in ("030 123456", "0049 30 123456", "+49 30 123456"):
        assert finds(text, patient), text


@pytest.mark.parametrize("text", ["5678", "0191234", "0000", "+880191234567"])
def test_a_part_of_a_phone_finds_nobody(text):
    assert not finds(text, a_patient(contact=Contact(phone="+8801912345678")))


def test_the_four_longest_words_of_a_name_are_looked_up_and_all_have_to_fit():
    search = PatientSearch.parse("md abul kalam azad chowdhury")
    looked_up = [token.text for (token,) in search.groups]
    assert looked_up == ["chowdh", "kalam", "abul", "azad"]
    assert search.finds(a_patient(name="Md Abul Kalam Azad Chowdhury"))
    assert not search.finds(a_patient(name="Abul Kalam Azad Chowdhury"))


@given(phones)
def test_every_phone_is_found_as_it_is_dialled_in_the_country(phone):
    dialled = "0" + phone.removeprefix("+880")
    assert finds(dialled, a_patient(contact=Contact(phone=phone)))


def test_a_patient_is_found_by_the_whole_email_address():
    patient = a_patient(contact=Contact(email="Rahim@example.org"))
    assert finds("RAHIM@example.org", patient)
    assert not finds("rahim@example.or", patient)
    assert PatientSearch.parse("rahim@").too_short


@pytest.mark.parametrize("text", ["1990 123 456", "1990123456", "1990-123456"])
def test_a_patient_is_found_by_the_national_id(text):
    assert finds(text, a_patient(national_id="1990-123-456"))


def test_a_file_is_found_by_the_numbers_of_those_merged_into_it():
    patient = a_patient(former_numbers=("P-000006-8",))
    assert finds("P-000006-8", patient)


def test_a_merged_file_is_not_found():
    merged = a_patient(status=PatientStatus.MERGED)
    assert not finds("rahim", merged)
    assert not finds(merged.number, merged)


@pytest.mark.parametrize("text", ["", "  ", "--", "12", "a@", "p1", "?!"])
def test_too_little_would_find_half_the_hospital(text):
    with pytest.raises(TooLittleToFind):
        PatientSearch.parse(text)


@pytest.mark.parametrize("text", ["ra", "li khan", "5678", "bx55", "rahim@"])
def test_what_may_be_too_short_is_known(text):
    assert PatientSearch.parse(text).too_short


@pytest.mark.parametrize("text", ["rah", "rahim khan", "01912345678", "ra@x.org"])
def test_what_is_long_enough_is_known(text):
    assert not PatientSearch.parse(text).too_short


@pytest.mark.parametrize("text", ["ra\x00him", "\ud800", "\x00@example", "x" * 201])
def test_what_no_keyboard_types_is_refused(text):
    with pytest.raises(MalformedText):
        PatientSearch.parse(text)


@given(st.text(max_size=50))
def test_any_text_is_read_or_refused(text):
    try:
        search = PatientSearch.parse(text)
    except (TooLittleToFind, MalformedText, NoSuchDay):
        return
    assert 1 <= len(search.groups) <= 4
    assert all(1 <= len(group) <= 4 for group in search.groups)


@given(names)
def test_every_patient_is_found_by_the_whole_name(name):
    assert finds(name, a_patient(name=name))


@given(names, names)
def test_whoever_fits_has_the_tokens(name, typed):
    """What a storage finds by tokens alone is never too little."""
    words = name_key(name).split()
    search = PatientSearch.parse(typed)
    if search.fits(a_patient(name=name)):
        assert search.finds(a_patient(name=name)), words


def test_no_token_is_a_birth_date_alone():
    born = date(1990, 5, 17)
    tokens = tokens_of(a_patient(birth_date=BirthDate(day=born), name="Rahim"))
    dated = {token for token in tokens if str(born) in token.text}
    assert dated == {
        Token(TokenKind.SAME_PERSON, "rahim 1990-05-17"),
        Token(TokenKind.BORN, "rah 1990-05-17"),
    }
