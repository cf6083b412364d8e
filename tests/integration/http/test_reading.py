from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.period import NaiveInstant
from mediklaud.domain.shared.person import MalformedEmail, MalformedPhone, NoContact
from mediklaud.entrypoints.reading import (
    MalformedDay,
    MalformedInstant,
    read_contact,
    read_day,
    read_email,
    read_instant,
    read_phone,
)

DHAKA = ZoneInfo("Asia/Dhaka")


@pytest.mark.parametrize(
    "written",
    [
        "01712345678",
        "017 1234-5678",
        "+880 1712 345678",
        "00880 1712345678",
        "০১৭১২৩৪৫৬৭৮",
    ],
)
def test_a_phone_is_the_same_however_it_is_written(written):
    assert read_phone(written, "BD") == "+8801712345678"


@pytest.mark.parametrize(
    "written", ["", "123", "phone", "+880 1712 345678 ext 5", "0" * 40]
)
def test_what_is_no_phone_is_refused(written):
    with pytest.raises(MalformedPhone):
        read_phone(written, "BD")


def test_an_address_keeps_its_name_and_has_its_domain_in_small_letters():
    assert read_email("Karim.H@Mail.TEST") == "Karim.H@mail.test"


@pytest.mark.parametrize(
    "written",
    ["", "karim", "a@b", "a b@c.test", "a@b.test\n", "রহিম@mail.test", "a@b..test"],
)
def test_what_is_no_address_is_refused(written):
    with pytest.raises(MalformedEmail):
        read_email(written)


def test_a_contact_needs_one_of_both():
    assert read_contact("01712345678", None, "BD").email is None
    assert read_contact("", "a@b.test", "BD").phone is None
    with pytest.raises(NoContact):
        read_contact("", None, "BD")


def test_a_day_is_read():
    assert read_day("2027-03-01") == date(2027, 3, 1)


@pytest.mark.parametrize(
    "written", ["", "2027-3-1", "20270301", "2027-02-30", "0001-01-01", "1.3.2027"]
)
def test_what_is_no_day_is_refused(written):
    with pytest.raises(MalformedDay):
        read_day(written)


@pytest.mark.parametrize(
    "written",
    [
        "2027-03-01T09:00:00+06:00",
        "2027-03-01T09:00+06:00",
        "2027-03-01T03:00:00Z",
        "2027-03-01T09:00:00 06:00",
    ],
)
def test_an_instant_is_read_into_utc(written):
    read = read_instant(written)

    assert read == datetime(2027, 3, 1, 3, tzinfo=UTC)
    assert read.tzinfo is UTC


def test_an_instant_without_an_offset_is_refused_unless_it_is_said_where():
    with pytest.raises(NaiveInstant):
        read_instant("2027-03-01T09:00")
    assert read_instant("2027-03-01 09:00", DHAKA) == datetime(
        2027, 3, 1, 3, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "written", ["", "now", "0001-01-01T00:00:00+06:00", "9999-12-31T23:00:00-06:00"]
)
def test_what_is_no_instant_is_refused(written):
    with pytest.raises(MalformedInstant):
        read_instant(written)


@given(st.text(max_size=40))
def test_whatever_is_written_is_read_or_refused(written):
    for read in (lambda t: read_phone(t, "BD"), read_email, read_day, read_instant):
        try:
            read(written)
        except InvalidValue:
            continue
