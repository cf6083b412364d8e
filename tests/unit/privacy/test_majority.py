"""Until when somebody may act for a patient: children until they are of age (P5)."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mediklaud.domain.privacy.guardianship import Basis
from mediklaud.domain.privacy.majority import (
    EndsAfterMajority,
    EndsBeforeItBegins,
    GuardianIsNotOfAge,
    PaperNeeded,
    WardIsOfAge,
    last_day_for,
    of_age_on,
    require_minor,
    require_no_paper,
    require_of_age,
)
from mediklaud.domain.privacy.policy import PrivacyPolicy
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.person import BirthDate
from tests.hospital import new

POLICY = PrivacyPolicy()
TODAY = date(2027, 3, 1)
DAY = timedelta(days=1)
WARD = new(PatientId)
births = st.dates(date(1930, 1, 1), TODAY).map(lambda day: BirthDate(day=day))
childhoods = st.dates(date(2009, 3, 2), TODAY).map(lambda day: BirthDate(day=day))
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def until(born, wanted=None):
    return last_day_for(born, wanted, TODAY, POLICY)


@given(births)
@example(BirthDate(day=date(2008, 2, 29)))
def test_somebody_comes_of_age_on_a_birthday(born):
    day = of_age_on(born, POLICY)

    assert day.year == born.day.year + 18
    same_day = (day.month, day.day) == (born.day.month, born.day.day)
    assert same_day or (born.day.month, born.day.day, day) == (
        2,
        29,
        date(day.year, 3, 1),
    )


@given(childhoods, days)
@example(BirthDate(day=date(2009, 3, 2)), date(2027, 3, 2))
@example(BirthDate(day=date(2009, 3, 2)), date(2027, 3, 3))
def test_nobody_acts_for_a_child_beyond_the_day_it_is_of_age(born, wanted):
    of_age = of_age_on(born, POLICY)

    if wanted <= TODAY:
        with pytest.raises(EndsBeforeItBegins):
            until(born, wanted)
    elif wanted > of_age:
        with pytest.raises(EndsAfterMajority) as refused:
            until(born, wanted)
        assert refused.value.of_age_on == of_age
    else:
        assert until(born, wanted) == wanted


@given(births)
def test_if_nothing_is_said_it_ends_with_childhood_or_after_a_year(born):
    of_age = of_age_on(born, POLICY)

    expected = of_age if of_age > TODAY else TODAY + POLICY.guardianship_lasts
    assert until(born) == expected


@given(births, days)
def test_it_always_ends_on_a_day_to_come(born, wanted):
    try:
        assert until(born, wanted) > TODAY
    except EndsAfterMajority:
        assert wanted > TODAY
    except EndsBeforeItBegins:
        assert wanted <= TODAY


@given(births)
@example(BirthDate(day=date(2009, 3, 1)))
@example(BirthDate(day=date(2009, 3, 2)))
def test_one_is_a_child_or_may_look_after_one_and_never_both(born):
    refused = []
    for require, why in (
        (lambda: require_minor(WARD, born, TODAY, POLICY), WardIsOfAge),
        (lambda: require_of_age(born, TODAY, POLICY), GuardianIsNotOfAge),
    ):
        try:
            require()
        except why:
            refused.append(why)

    is_minor = of_age_on(born, POLICY) > TODAY
    assert refused == [GuardianIsNotOfAge if is_minor else WardIsOfAge]


@pytest.mark.parametrize("basis", Basis)
def test_a_patients_own_word_is_enough_for_a_wish_alone(basis):
    if basis is Basis.WISH:
        require_no_paper(basis)
    else:
        with pytest.raises(PaperNeeded):
            require_no_paper(basis)
