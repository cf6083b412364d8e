"""Whatever is done to the seals, or to what they cover, is found and named (X5)."""

from itertools import groupby

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mediklaud.domain.access.seal import Head, seal
from mediklaud.domain.access.seal_checking import SealCheck
from mediklaud.domain.access.tampering import AnchorUnreadable, FaultKind
from tests.builders.audit import is_signed, marked_with, seals_over
from tests.clock import MONDAY_MORNING

some = settings(max_examples=50)
HEADS = st.builds(
    Head, stream=st.text(max_size=4), seq=st.integers(1), mac=st.binary(max_size=4)
)
BATCHES = st.lists(
    st.lists(HEADS, max_size=3, unique_by=lambda head: head.stream).map(
        lambda heads: sorted(heads, key=lambda head: head.stream)
    ),
    min_size=1,
    max_size=6,
)
OTHERS = {
    "number": st.integers(1, 9),
    "previous": st.binary(),
    "heads": st.binary(),
    "streams": st.integers(0),
    "entries": st.integers(0),
    "signature": st.binary(),
}


def check(seals, heads, anchored=()):
    return SealCheck(is_signed).first_fault(seals, heads, anchored)


def found(kind, number, seals, heads, anchored=()):
    fault = check(seals, heads, anchored)
    assert fault is not None
    assert (fault.kind, fault.seal) == (kind, number)


def one_of(draw, things):
    return draw(st.integers(0, len(things) - 1))


@some
@given(BATCHES, st.data())
def test_seals_that_nobody_touched_are_intact(batches, data):
    seals, heads = seals_over(batches)
    written = data.draw(st.integers(0, len(seals)))

    walk = SealCheck(is_signed)

    assert walk.first_fault(seals, heads, seals[:written]) is None
    assert (walk.seals, walk.anchored) == (len(seals), written)
    assert walk.newest == seals[-1]


@some
@given(BATCHES, st.data())
@pytest.mark.parametrize("name", sorted(OTHERS))
def test_a_changed_seal_is_named(name, batches, data):
    seals, heads = seals_over(batches)
    at = one_of(data.draw, seals)
    touched = evolve(seals[at], **{name: data.draw(OTHERS[name])})
    assume(touched != seals[at])
    seals[at] = touched

    fault = check(seals, heads)
    assert fault is not None
    assert fault.seal == at + 1 or name == "number"


@some
@given(BATCHES, st.data())
def test_a_seal_that_says_something_else_is_changed(batches, data):
    seals, heads = seals_over(batches)
    at = one_of(data.draw, seals)
    seals[at] = evolve(seals[at], entries=seals[at].entries + 1)

    found(FaultKind.CHANGED, at + 1, seals, heads)


@some
@given(BATCHES, st.data())
def test_changed_heads_are_named(batches, data):
    seals, heads = seals_over(batches)
    assume(heads)
    at = one_of(data.draw, heads)
    touched = evolve(heads[at].head, seq=heads[at].head.seq + 1)
    heads[at] = evolve(heads[at], head=touched)

    found(FaultKind.CHANGED, heads[at].number, seals, heads)


@some
@given(BATCHES, st.data())
def test_heads_that_are_gone_are_named(batches, data):
    seals, heads = seals_over(batches)
    assume(heads)
    gone = heads.pop(one_of(data.draw, heads))

    found(FaultKind.CHANGED, gone.number, seals, heads)


@some
@given(BATCHES, st.data())
def test_a_missing_seal_is_named(batches, data):
    seals, heads = seals_over(batches)
    at = one_of(data.draw, seals)
    assume(at < len(seals) - 1)
    del seals[at]

    found(FaultKind.MISSING, at + 1, seals, heads)


@some
@given(BATCHES, st.data())
def test_also_when_the_others_moved_up(batches, data):
    seals, heads = seals_over(batches)
    at = one_of(data.draw, seals)
    assume(at < len(seals) - 1)
    left = [*seals[:at], *(evolve(s, number=s.number - 1) for s in seals[at + 1 :])]

    found(FaultKind.MISSING, at + 1, left, heads)


@some
@given(BATCHES, st.data())
def test_two_that_changed_places_are_named(batches, data):
    seals, heads = seals_over(batches)
    first, second = one_of(data.draw, seals), one_of(data.draw, seals)
    assume(first < second)
    a, b = seals[first], seals[second]
    seals[first] = evolve(b, number=a.number)
    seals[second] = evolve(a, number=b.number)

    found(FaultKind.REORDERED, first + 1, seals, heads)


@some
@given(BATCHES, st.data())
def test_removed_newest_seals_are_missed_by_the_anchor(batches, data):
    seals, heads = seals_over(batches)
    left = data.draw(st.integers(0, len(seals) - 1))
    known = [sealed for sealed in heads if sealed.number <= left]

    found(FaultKind.TRUNCATED, left + 1, seals[:left], known, seals)


@some
@given(BATCHES)
def test_removed_newest_seals_are_missed_by_their_heads(batches):
    seals, heads = seals_over(batches)
    last = seals.pop()
    assume(any(sealed.number == last.number for sealed in heads))

    found(FaultKind.TRUNCATED, last.number, seals, heads)


@some
@given(BATCHES, st.data())
def test_other_seals_by_somebody_who_has_the_key_are_told_by_the_anchor(batches, data):
    seals, _ = seals_over(batches)
    at = one_of(data.draw, seals)
    told = [*batches]
    told[at] = [Head(stream="never", seq=1, mac=b"was")]
    another, other_heads = seals_over(told)

    found(FaultKind.FORKED, at + 1, another, other_heads, seals)


def test_a_genuine_seal_that_follows_another_one_is_forked():
    seals, heads = seals_over([[], [], []])
    elsewhere = seal(None, (), 1, MONDAY_MORNING, marked_with(2))
    seals[1] = seal(elsewhere, (), 0, MONDAY_MORNING, marked_with(2))

    found(FaultKind.FORKED, 2, seals, heads)


def test_two_seals_with_one_number_are_forked():
    seals, heads = seals_over([[], []])

    found(FaultKind.FORKED, 2, [*seals, seals[1]], heads)


@pytest.mark.parametrize("touch", ["lost", "changed"])
def test_an_anchor_that_was_touched_itself_proves_nothing(touch):
    seals, heads = seals_over([[], [], []])
    kept = [*seals]
    if touch == "lost":
        del kept[1]
    else:
        kept[1] = evolve(kept[1], entries=7)

    with pytest.raises(AnchorUnreadable):
        check(seals, heads, kept)


@given(BATCHES)
def test_the_order_in_which_heads_are_found_does_not_matter(batches):
    seals, _ = seals_over(batches)
    backwards, heads = seals_over([[*reversed(batch)] for batch in batches])
    in_order = sorted(heads, key=lambda one: (one.number, one.head.stream))

    assert seals == backwards
    assert check(seals, in_order) is None
    assert [n for n, _ in groupby(in_order, key=lambda one: one.number)] == sorted(
        {one.number for one in heads}
    )
