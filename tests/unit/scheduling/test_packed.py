from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.scheduling.diary import MOST_LANES
from mediklaud.domain.scheduling.packed import LANES, LENGTHS, packed, unpacked
from mediklaud.domain.scheduling.policy import LONGEST_OCCUPIED
from mediklaud.domain.scheduling.ticks import TICK, Ticks

claims = st.tuples(
    st.integers(0, 2**31 - 1), st.integers(0, LENGTHS - 1), st.integers(0, LANES - 1)
)


@given(claims)
def test_a_claim_comes_out_as_it_was_packed(claim):
    first, length, lane = claim

    number = packed(Ticks(first, first + length), lane)

    assert unpacked(number) == (first, first + length, lane)
    assert number < 2**53  # as large as a number in JSON may safely be


def test_there_is_room_for_every_visit_and_every_lane():
    assert LONGEST_OCCUPIED // TICK < LENGTHS
    assert MOST_LANES <= LANES
