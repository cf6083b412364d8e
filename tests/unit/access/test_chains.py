"""Whatever is done to the chained audit is found, and has its right name (X5)."""

from datetime import timedelta, timezone
from itertools import combinations

import pytest
from attrs import evolve, fields
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mediklaud.domain.access.audit import AuditEntry
from mediklaud.domain.access.chain import Link, canonical
from mediklaud.domain.access.checking import StreamCheck
from mediklaud.domain.access.tampering import FaultKind
from tests.builders.access import an_entry
from tests.builders.audit import (
    ENTRIES,
    chained,
    changed_entry,
    ends_of,
    head_of,
    in_order,
    mark_of,
    marked_with,
    streams,
)

THREE_OR_MORE = streams(least=3)
some = settings(max_examples=30)


def check(links, heads=()):
    return StreamCheck(mark_of).first_fault(links, heads)


def found(links, heads, kind, at):
    fault = check(links, heads)
    assert fault is not None
    assert (fault.kind, fault.stream, fault.seq) == (kind, at.stream, at.seq)


def one_of(draw, links):
    return draw(st.integers(0, len(links) - 1))


@some
@given(streams(), st.booleans())
def test_an_audit_that_nobody_touched_is_intact(links, sealed):
    assert check(links, ends_of(links) if sealed else ()) is None


@some
@given(st.lists(ENTRIES))
def test_whatever_the_entries_say(entries):
    assert check(chained(entries)) is None


@some
@given(streams())
def test_a_new_key_goes_on_where_the_old_one_stopped(links):
    more = chained([one.entry for one in links], marked_with(2))

    assert check(more) is None
    assert {one.key_id for one in more} == {2}


@given(ENTRIES, ENTRIES)
def test_no_two_entries_are_written_down_alike(one, other):
    assert (canonical(one) == canonical(other)) == (one == other)


@given(ENTRIES, st.integers(-14, 14))
def test_an_entry_is_the_same_on_every_clock(entry, hours):
    """A database gives times back in UTC, wherever the clock stood."""
    elsewhere = entry.at.astimezone(timezone(timedelta(hours=hours)))

    assert canonical(evolve(entry, at=elsewhere)) == canonical(entry)


@given(st.data(), ENTRIES)
def test_nor_is_one_that_differs_in_a_single_thing(data, entry):
    assert canonical(changed_entry(data.draw, entry)) != canonical(entry)


def test_nothing_of_an_entry_is_left_out():
    """Another field needs another line in `canonical`, and this number raised."""
    assert len(fields(AuditEntry)) == 13


@some
@given(st.data(), streams())
def test_a_changed_entry_is_named(data, links):
    at = one_of(data.draw, links)
    touched = links[at]
    links[at] = evolve(touched, entry=changed_entry(data.draw, touched.entry))

    found(links, (), FaultKind.CHANGED, touched)


@some
@given(st.data(), streams())
@pytest.mark.parametrize("name", ["mac", "previous"])
def test_a_changed_mark_is_named(name, data, links):
    at = one_of(data.draw, links)
    touched = links[at]
    links[at] = evolve(touched, **{name: data.draw(st.binary(min_size=1))})
    assume(links[at] != touched)

    found(links, ends_of(links), FaultKind.CHANGED, touched)


@some
@given(st.data(), THREE_OR_MORE)
def test_a_missing_entry_is_named(data, links):
    ends = ends_of(links)
    at = one_of(data.draw, links)
    assume(head_of(links[at]) not in ends)
    gone = links.pop(at)

    found(links, ends, FaultKind.MISSING, gone)


@some
@given(st.data(), THREE_OR_MORE)
def test_also_when_the_others_moved_up(data, links):
    at = one_of(data.draw, links)
    assume(head_of(links[at]) not in ends_of(links))
    gone = links.pop(at)
    moved = [
        one.at(one.seq - 1) if one.stream == gone.stream and one.seq > gone.seq else one
        for one in links
    ]

    found(moved, (), FaultKind.MISSING, gone)


@some
@given(st.data(), THREE_OR_MORE)
def test_two_that_changed_places_are_named(data, links):
    places = combinations(range(len(links)), 2)
    pairs = [(i, j) for i, j in places if links[i].stream == links[j].stream]
    assume(pairs)
    first, second = data.draw(st.sampled_from(pairs))
    a, b = links[first], links[second]
    links[first], links[second] = b.at(a.seq), a.at(b.seq)

    found(links, ends_of(links), FaultKind.REORDERED, a)


@some
@given(st.data(), THREE_OR_MORE)
def test_a_cut_off_end_is_named(data, links):
    ends = ends_of(links)
    cut = links[one_of(data.draw, links)]
    assume(cut.seq > 1)
    left = [one for one in links if one.stream != cut.stream or one.seq < cut.seq]

    found(left, ends, FaultKind.TRUNCATED, cut)


@some
@given(st.data(), streams())
def test_a_whole_stream_that_is_gone_is_named(data, links):
    gone = data.draw(st.sampled_from([one for one in links if one.seq == 1]))
    left = [one for one in links if one.stream != gone.stream]

    found(left, ends_of(links), FaultKind.MISSING, gone)


@some
@given(st.data(), streams())
def test_another_history_by_somebody_who_has_the_key_is_named(data, links):
    ends = ends_of(links)
    forked = links[one_of(data.draw, links)]
    told = [
        evolve(one.entry, request_id="never was")
        if (one.stream, one.seq) >= (forked.stream, forked.seq)
        and one.stream == forked.stream
        else one.entry
        for one in links
    ]
    another = chained(told)
    assume(ends_of(another) != ends)

    last = [one for one in links if one.stream == forked.stream][-1]
    found(another, ends, FaultKind.FORKED, last)


@some
@given(st.data(), streams())
def test_two_entries_in_one_place_are_named(data, links):
    first = links[one_of(data.draw, links)]
    links.append(evolve(first, entry=changed_entry(data.draw, first.entry)))

    found(in_order(links), (), FaultKind.FORKED, first)


@some
@given(st.data(), THREE_OR_MORE)
def test_a_genuine_entry_that_follows_another_one_is_named(data, links):
    """Both were marked under the key, but they are not of one history."""
    at = one_of(data.draw, links)
    assume(links[at].seq > 1)
    lone = chained([links[at].entry])[0]
    links[at] = _marked_anew(links[at], previous=lone.mac)

    found(links, (), FaultKind.FORKED, links[at])


def _marked_anew(old, previous):
    loose = evolve(old, previous=previous)
    marked = []
    loose.is_genuine(lambda _, data: marked.append(data))
    return evolve(loose, mac=mark_of(1, marked[0]))


@some
@given(st.data(), streams())
def test_what_no_seal_covers_is_counted_from_its_beginning(data, links):
    covered = [head_of(one) for one in links if data.draw(st.booleans())]
    last = {head.stream: head.seq for head in covered}
    open_ones = [one for one in links if one.seq > last.get(one.stream, 0)]

    walk = StreamCheck(mark_of)

    assert walk.first_fault(links, covered) is None
    assert walk.entries == len(links)
    assert walk.unsealed == len(open_ones)
    assert walk.unsealed_since == min((o.entry.at for o in open_ones), default=None)


def test_a_link_says_nothing_of_marks_when_it_is_printed():
    linked = chained([an_entry()])[0]

    assert isinstance(linked, Link)
    assert linked.mac.hex() not in repr(linked)
