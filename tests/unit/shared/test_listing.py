import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.shared.listing import LARGEST_LIMIT, ImpossibleLimit, a_limit


@frozen
class AList:
    limit: int = field(validator=a_limit)


@given(st.integers())
def test_a_list_is_given_in_parts_that_are_neither_empty_nor_huge(limit):
    if 1 <= limit <= LARGEST_LIMIT:
        assert AList(limit).limit == limit
    else:
        with pytest.raises(ImpossibleLimit):
            AList(limit)
