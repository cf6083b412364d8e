import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.access.logins import (
    MalformedLogin,
    ReservedLogin,
    chosen_login,
    normal_login,
)
from mediklaud.domain.shared.numbers import numbered


@pytest.mark.parametrize(
    "typed", ["Rahima.Khatun", " rahima.khatun ", "RAHIMA.KHATUN", "\uff52ahima.khatun"]
)
def test_however_it_is_typed_it_is_one_login(typed):
    assert normal_login(typed) == "rahima.khatun"


@given(st.text(max_size=20))
def test_a_normal_login_is_normal_already(text):
    try:
        login = normal_login(text)
    except MalformedLogin:
        return
    assert normal_login(login) == login


@given(st.integers(1, 999_999))
def test_a_patients_number_needs_no_dashes(count):
    number = numbered("P", count)

    assert normal_login(number.replace("-", "")) == normal_login(number)


@pytest.mark.parametrize("typed", ["", "ab", "with space", "a" * 101, "a\0bc", "a/b"])
def test_other_signs_make_no_login(typed):
    with pytest.raises(MalformedLogin):
        normal_login(typed)


@pytest.mark.parametrize("typed", [numbered("P", 17), "p-000017-0", "d0000170"])
def test_nobody_chooses_what_reads_like_a_number(typed):
    with pytest.raises(ReservedLogin):
        chosen_login(typed)
