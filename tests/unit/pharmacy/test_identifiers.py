"""Two identifiers show that it is the patient (H7)."""

from datetime import date
from itertools import combinations

import pytest

from mediklaud.domain.pharmacy.identifiers import (
    Identifier,
    Identifiers,
    TooFewIdentifiers,
    WrongIdentifiers,
    verified,
)

FILE = Identifiers(
    birth_date=date(1980, 5, 4),
    number="P-000017-4",
    phone="+8801712345678",
    national_id="19801234567",
)
TOLD = {kind.value: getattr(FILE, kind.value) for kind in Identifier}


@pytest.mark.parametrize("pair", list(combinations(Identifier, 2)))
def test_any_two_that_fit_are_enough(pair):
    told = Identifiers(**{kind.value: TOLD[kind.value] for kind in pair})
    assert verified(told, FILE) == pair


@pytest.mark.parametrize("kind", Identifier)
def test_one_is_too_few(kind):
    with pytest.raises(TooFewIdentifiers):
        verified(Identifiers(**{kind.value: TOLD[kind.value]}), FILE)


@pytest.mark.parametrize("kind", Identifier)
def test_one_that_does_not_fit_stops_it_whatever_the_others_say(kind):
    wrong = date(1980, 4, 5) if kind is Identifier.BIRTH_DATE else "999"
    with pytest.raises(WrongIdentifiers):
        verified(Identifiers(**{**TOLD, kind.value: wrong}), FILE)


def test_what_the_file_does_not_know_does_not_fit():
    told = Identifiers(number="P-000017-4", national_id="19801234567")
    with pytest.raises(WrongIdentifiers):
        verified(told, Identifiers(number="P-000017-4"))


def test_case_spaces_and_dashes_do_not_matter():
    told = Identifiers(number="p 000017 4", phone="+880 1712-345678")
    assert len(verified(told, FILE)) == 2


def test_what_the_patient_told_is_never_printed():
    assert "1980" not in repr(FILE)
