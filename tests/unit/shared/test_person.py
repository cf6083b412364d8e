from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.person import (
    Address,
    BirthDate,
    Contact,
    ImpossibleBirthDate,
    MalformedCountry,
    MalformedEmail,
    MalformedPhone,
    NoContact,
)
from mediklaud.domain.shared.texts import MalformedText

MONDAY = date(2027, 3, 1)


def test_a_person_without_phone_and_email_cannot_be_reached():
    with pytest.raises(NoContact):
        Contact()


@pytest.mark.parametrize("phone", ["+8801712345678", "+14155552671", "+4930123456"])
def test_a_phone_is_written_with_its_country_code(phone):
    assert Contact(phone=phone).phone == phone


@pytest.mark.parametrize(
    "phone",
    [
        "",
        "01712345678",
        "+0171234567",
        "+880 1712",
        "+88017x",
        "+1234567890123456",
        "+٨٨٠١٧١٢٣٤٥",
    ],
)
def test_what_is_no_phone_with_a_country_code_is_refused(phone):
    with pytest.raises(MalformedPhone):
        Contact(phone=phone)


@pytest.mark.parametrize(
    "email", ["rahim@example.org", "r.u+x@mail.example.co", "রহিম@উদাহরণ.বাংলা"]
)
def test_an_email_address_is_kept_as_written(email):
    assert Contact(email=email).email == email


@pytest.mark.parametrize(
    "email",
    [
        "",
        "rahim",
        "@example.org",
        "rahim@",
        "a@b@c",
        "a b@example.org",
        "rahim@example.org\n",
        "rahim@example.org\r\nBcc: all@example.org",
        "<rahim@example.org>",
        "rahim,karim@example.org",
        "ra\x00him@example.org",
        "ra\x1bhim@example.org",
        "ra\ud800him@example.org",
        "rahim@exa\u202emple.org",
        "x" * 65 + "@example.org",
        "x@" + "y" * 191,
    ],
)
def test_what_is_no_email_address_is_refused(email):
    with pytest.raises(MalformedEmail):
        Contact(email=email)


@given(st.text(max_size=30))
def test_any_text_is_a_contact_that_can_be_sent_or_refused(text):
    for field in ("phone", "email"):
        try:
            contact = Contact(**{field: text})
        except InvalidValue:
            continue
        kept = getattr(contact, field)
        assert kept == text
        assert kept.isprintable()
        assert kept.encode()


def test_an_address_is_kept_without_stray_spaces():
    address = Address(line="  House 7,   Road 3 ", city=" Dhaka ", postcode=" 1205 ")
    assert (address.line, address.city) == ("House 7, Road 3", "Dhaka")
    assert (address.postcode, address.country) == ("1205", "BD")


@pytest.mark.parametrize("country", ["", "bd", "BGD", "B", "B1", "BD\n"])
def test_a_country_is_two_capital_letters(country):
    with pytest.raises(MalformedCountry):
        Address(line="House 7", city="Dhaka", country=country)


@pytest.mark.parametrize(
    ("part", "text"),
    [("line", " "), ("city", ""), ("city", "x" * 101), ("postcode", "x" * 21)],
)
def test_an_address_has_a_line_and_a_city_of_sensible_length(part, text):
    with pytest.raises(MalformedText) as refusal:
        Address(**{"line": "House 7", "city": "Dhaka", part: text})
    assert refusal.value.field == f"address.{part}"


@given(st.dates())
def test_nobody_alive_was_born_before_1850_or_after_today(day):
    birth_date = BirthDate(day=day)
    if date(1850, 1, 1) <= day <= MONDAY:
        birth_date.require_by(MONDAY)
    else:
        with pytest.raises(ImpossibleBirthDate):
            birth_date.require_by(MONDAY)


def test_somebody_may_be_born_today_and_not_tomorrow():
    BirthDate(day=MONDAY).require_by(MONDAY)
    with pytest.raises(ImpossibleBirthDate):
        BirthDate(day=MONDAY + timedelta(days=1)).require_by(MONDAY)
