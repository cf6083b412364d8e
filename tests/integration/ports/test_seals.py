"""What the port of seals, and the walk over the whole audit, promise."""

from datetime import timedelta

import pytest

from mediklaud.domain.access.seal import heads_of, seal
from mediklaud.domain.errors import Contended, SealBroken
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.access import Audit
from mediklaud.ports.auditing import AuditMarks, AuditTrail, Seals
from tests.builders.access import an_entry
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read


def append(storage, *entries):
    with ports_of(storage) as port:
        for entry in entries:
            port(Audit).append(entry)
    return entries


def seal_all(storage, limit=100):
    """Seal what waits; answers the seal."""
    with ports_of(storage) as port:
        waiting = port(Seals).unsealed(limit)
        heads = heads_of(one.head for one in waiting)
        before, sign = port(Seals).newest(), port(AuditMarks).sign
        at = MONDAY_MORNING + timedelta(microseconds=17)
        made = seal(before, heads, len(waiting), at, sign)
        port(Seals).add(made, heads, waiting)
    return made


def walked(storage, upto=9):
    """All that a check of the audit reads."""
    with storage.unit(writes=False) as unit:
        trail = unit.port(AuditTrail)
        return (
            trail.seals_made(),
            list(trail.seals(upto)),
            list(trail.sealed_heads(upto)),
            list(trail.heads(upto)),
            list(trail.links()),
        )


def test_what_was_appended_waits_for_a_seal(storage):
    append(storage, an_entry(), an_entry())

    assert read(storage, Seals).wait(2)
    assert not read(storage, Seals).wait(3)
    assert len(read(storage, Seals).unsealed(9)) == 2
    assert len(read(storage, Seals).unsealed(1)) == 1


def test_what_is_sealed_waits_no_longer(storage):
    append(storage, an_entry(), an_entry())

    seal_all(storage, limit=1)

    assert len(read(storage, Seals).unsealed(9)) == 1
    assert not read(storage, Seals).wait(2)


def test_a_seal_comes_back_as_it_was_made(storage):
    append(storage, an_entry())
    first = seal_all(storage)
    append(storage, an_entry())
    second = seal_all(storage)

    seals = read(storage, Seals)
    assert seals.newest() == second
    assert seals.after(0, 9) == (first, second)
    assert seals.after(1, 9) == (second,)
    assert seals.after(0, 1) == (first,)


def test_before_the_first_there_is_none(storage):
    assert read(storage, Seals).newest() is None
    assert read(storage, Seals).after(0, 9) == ()
    assert walked(storage) == (0, [], [], [], [])


def test_one_number_is_given_to_one_seal(storage):
    append(storage, an_entry())
    made = seal_all(storage)

    with pytest.raises(Contended), ports_of(storage) as port:
        port(Seals).add(made, (), ())


def test_a_stream_is_sealed_as_far_as_it_had_come(storage):
    patient, other = new(PatientId), new(PatientId)
    append(storage, *(an_entry(patient_id=p) for p in (patient, other, patient)))
    seal_all(storage)

    _, seals, sealed, heads, links = walked(storage)

    assert [(h.stream, h.seq) for h in heads] == sorted(
        [(f"patient:{patient}", 2), (f"patient:{other}", 1)]
    )
    assert [one.head for one in sealed] == heads
    assert {one.number for one in sealed} == {seals[0].number} == {1}
    assert {(h.stream, h.seq, h.mac) for h in heads} <= {
        (one.stream, one.seq, one.mac) for one in links
    }


def test_the_walk_goes_by_stream_and_place_as_the_program_sorts(storage):
    patients = [new(PatientId) for _ in range(4)]
    about = [None, *patients, *patients]
    entries = append(storage, *(an_entry(patient_id=p) for p in about))
    append(storage, an_entry(patient_id=None, account_id=None))
    seal_all(storage)

    _, _, _, heads, links = walked(storage)

    places = [(one.stream, one.seq) for one in links]
    assert places == sorted(places)
    assert [h.stream for h in heads] == sorted(h.stream for h in heads)
    assert {one.entry for one in links} >= set(entries)


def test_a_walk_ends_at_the_seal_that_it_was_to_end_at(storage):
    for _ in range(3):
        append(storage, an_entry())
        seal_all(storage)

    made, seals, sealed, heads, links = walked(storage, upto=2)

    assert made == 3
    assert [len(part) for part in (seals, sealed, heads, links)] == [2, 2, 2, 3]


def test_marks_and_signatures_are_those_of_the_data(storage):
    marks = read(storage, AuditMarks)
    key_id, mac = marks.mac(b"data")
    seal_key, signature = marks.sign(b"data")

    assert marks.check_mac(key_id, b"data") == mac != marks.mac(b"other")[1]
    assert marks.verify(seal_key, b"data", signature)
    assert not marks.verify(seal_key, b"other", signature)
    assert len(marks.public_key(seal_key)) == 32


def test_a_key_that_there_is_not_leaves_no_mark(storage):
    with pytest.raises(SealBroken):
        read(storage, AuditMarks).check_mac(77, b"data")
    with pytest.raises(SealBroken):
        read(storage, AuditMarks).public_key(77)
