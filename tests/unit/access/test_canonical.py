"""Facts written down as bytes read in one way only."""

from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.access.audit import Outcome
from mediklaud.domain.access.canonical import packed
from mediklaud.domain.access.chain import canonical
from tests.builders.access import an_entry

PARTS = st.lists(st.none() | st.binary(max_size=2), max_size=3)


@given(PARTS, PARTS)
def test_two_lists_never_look_alike(one, other):
    assert (packed(*one) == packed(*other)) == (one == other)


def test_what_is_moved_over_a_border_is_another_list():
    assert packed(b"ab", b"c") != packed(b"a", b"bc")
    assert packed(b"a", None) != packed(None, b"a") != packed(b"", b"a")


def test_words_cannot_move_from_one_fact_of_an_entry_to_the_next():
    about = an_entry(outcome=Outcome.DONE, subject_id="7", purpose="proxy")
    moved = an_entry(
        id=about.id,
        account_id=about.account_id,
        session_id=about.session_id,
        patient_id=about.patient_id,
        subject_id="7p",
        purpose="roxy",
    )

    assert canonical(about) != canonical(moved)
