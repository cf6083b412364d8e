"""Seals are made in time, by several workers, over late commits, and kept elsewhere."""

import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from mediklaud.adapters.anchor import FileAnchor, MemoryAnchor
from mediklaud.adapters.sql.access.audit_tables import audit
from mediklaud.application.access.seal_audit import SealAudit
from mediklaud.application.access.sealer import Sealer
from mediklaud.application.access.verify_audit import VerifyAudit
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import WORKER, Role
from mediklaud.domain.access.tampering import AnchorUnreadable
from mediklaud.domain.access.verification import Verdict
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.access import Audit
from mediklaud.ports.auditing import Anchor, Seals
from tests.at_once import all_at_once
from tests.builders.access import an_entry
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor, new, ports_of, read
from tests.storages import on_postgres


@pytest.fixture
def postgres():
    with on_postgres() as storage:
        yield storage


def work(storage, times=1, **what):
    for _ in range(times):
        with ports_of(storage) as port:
            port(Audit).append(an_entry(**what))


def a_sealer(storage, anchor=None, clock=None):
    anchor = anchor or MemoryAnchor()
    return Sealer(a_hospital(storage, clock, swap(Anchor, anchor)), anchor)


def verified(sealer):
    return sealer.app.handle(VerifyAudit(actor=an_actor(Role.ADMINISTRATOR)))


def test_a_seal_is_made_every_minute_if_there_is_something_to_seal(storage):
    clock = StandingClock()
    sealer = a_sealer(storage, clock=clock)
    made = []
    for _ in range(4):
        work(storage)
        sealer.seal_due()
        made.append(sealer.anchor.newest())
        clock.pass_by(timedelta(seconds=40))

    assert made == [1, 1, 2, 2]
    clock.pass_by(timedelta(minutes=1))
    sealer.seal_due()
    clock.pass_by(timedelta(minutes=1))
    sealer.seal_due()
    assert sealer.anchor.newest() == 3


def test_a_thousand_entries_do_not_wait_for_the_minute(storage):
    sealer = a_sealer(storage)
    sealer.seal_due()
    with ports_of(storage) as port:
        for _ in range(1000):
            port(Audit).append(an_entry())

    sealer.seal_due()

    assert sealer.anchor.newest() == 1
    assert verified(sealer).unsealed == 0


def test_what_was_sealed_but_not_anchored_is_anchored_the_next_time(storage):
    """As if the program ended between the commit and the anchor."""
    sealer = a_sealer(storage)
    for _ in range(3):
        work(storage)
        sealer.app.handle(SealAudit(actor=WORKER))
    assert sealer.anchor.newest() == 0

    sealer.seal_due()

    assert sealer.anchor.newest() == 3
    assert verified(sealer).verdict is Verdict.INTACT


def test_an_anchor_that_is_behind_confirms_what_it_has(storage):
    sealer = a_sealer(storage)
    work(storage)
    sealer.seal()
    work(storage)
    sealer.app.handle(SealAudit(actor=WORKER))

    told = verified(sealer)

    assert (told.verdict, told.seals, told.anchored) == (Verdict.INTACT, 2, 1)


def test_several_workers_make_one_history(postgres):
    anchor = MemoryAnchor()
    sealers = [a_sealer(postgres, anchor) for _ in range(4)]
    work(postgres, 20)

    outcomes = all_at_once(
        *(lambda s=s: s.app.handle(SealAudit(actor=WORKER)) for s in sealers),
        *(lambda: work(postgres) for _ in range(3)),
    )

    assert not [one for one in outcomes if isinstance(one, Exception)]
    sealers[0].seal()
    told = verified(sealers[0])
    assert (told.verdict, told.entries, told.unsealed) == (Verdict.INTACT, 23, 0)


def test_an_entry_that_is_committed_late_is_covered_by_the_next_seal(postgres):
    """Its id and its time are older than those that were sealed before it."""
    sealer = a_sealer(postgres)
    with ports_of(postgres) as port:
        port(Audit).append(an_entry())
        work(postgres, 3)
        sealer.seal()
    assert len(read(postgres, Seals).unsealed(9)) == 1

    sealer.seal()

    told = verified(sealer)
    assert (told.verdict, told.seals, told.unsealed) == (Verdict.INTACT, 2, 0)


def test_what_was_undone_leaves_no_gap(storage):
    patient = new(PatientId)
    with suppress(ZeroDivisionError), ports_of(storage) as port:
        port(Audit).append(an_entry(patient_id=patient))
        raise ZeroDivisionError
    work(storage, patient_id=patient)
    sealer = a_sealer(storage)
    sealer.seal()

    told = verified(sealer)

    assert (told.verdict, told.entries, told.unsealed) == (Verdict.INTACT, 1, 0)


def test_many_at_once_write_one_stream_without_gaps(postgres):
    """A busy account is not refused; nobody's work is done twice."""
    patient = new(PatientId)

    outcomes = all_at_once(
        *(lambda: work(postgres, 5, patient_id=patient) for _ in range(10))
    )

    assert not [one for one in outcomes if isinstance(one, Exception)]
    theirs = audit.c.stream == f"patient:{patient}"
    with postgres.engine.connect() as connection:
        count, last = connection.execute(
            select(func.count(), func.max(audit.c.seq)).where(theirs)
        ).one()
    assert (count, last) == (50, 50)
    sealer = a_sealer(postgres)
    sealer.seal()
    assert verified(sealer).verdict is Verdict.INTACT


def test_it_is_checked_while_work_and_sealing_go_on(database):
    sealer = a_sealer(database)
    work(database)
    sealer.seal()
    stop = threading.Event()

    def go_on():
        while not stop.is_set():
            work(database, 3)
            sealer.seal()

    with ThreadPoolExecutor(1) as pool:
        busy = pool.submit(go_on)
        told = [verified(sealer) for _ in range(15)]
        stop.set()
        busy.result()

    assert {one.verdict for one in told} == {Verdict.INTACT}
    assert verified(sealer).seals > told[0].seals


class TestTheAnchorsFile:
    """One line a seal, only ever added to, for its owner's eyes."""

    @pytest.fixture
    def sealer(self, tmp_path):
        hospital = a_hospital()
        return Sealer(hospital, FileAnchor(tmp_path / "elsewhere" / "anchor.jsonl"))

    def sealed(self, sealer, times):
        for _ in range(times):
            work(sealer.app.storage)
            sealer.seal()
        return sealer.anchor.file

    def test_it_is_its_owners_alone(self, sealer):
        file = self.sealed(sealer, 1)

        assert stat.S_IMODE(file.stat().st_mode) == 0o600

    def test_what_it_says_comes_back_as_it_was_sealed(self, sealer):
        self.sealed(sealer, 3)

        made = read(sealer.app.storage, Seals).after(0, 9)
        assert tuple(sealer.anchor.seals()) == made
        assert sealer.anchor.newest() == 3

    def test_it_is_only_added_to(self, sealer):
        before = self.sealed(sealer, 1).read_bytes()

        after = self.sealed(sealer, 2).read_bytes()

        assert after.startswith(before)
        assert after.count(b"\n") == 3

    def test_a_seal_that_is_kept_is_not_kept_again(self, sealer):
        file = self.sealed(sealer, 2)
        before = file.read_bytes()
        missing = sealer.app.handle(SealAudit(actor=WORKER, anchored=0))

        sealer.anchor.keep(missing)

        assert file.read_bytes() == before

    @pytest.mark.parametrize("left", [0, 1, 40, -1])
    def test_a_line_that_was_cut_short_is_finished(self, sealer, left):
        whole = self.sealed(sealer, 3).read_bytes()
        *_, last = whole.splitlines(keepends=True)
        sealer.anchor.file.write_bytes(whole.removesuffix(last) + last[:left])
        assert sealer.anchor.newest() == 2
        assert len(list(sealer.anchor.seals())) == 2

        sealer.seal()

        assert sealer.anchor.file.read_bytes() == whole

    def test_other_words_are_not_taken_for_the_beginning_of_a_line(self, sealer):
        file = self.sealed(sealer, 1)
        with file.open("ab") as end:
            end.write(b"other words")
        work(sealer.app.storage)

        with pytest.raises(AnchorUnreadable):
            sealer.seal()

    def test_where_it_cannot_be_written_nothing_is_lost(self, sealer):
        sealer.anchor.file.parent.write_text("not a folder")
        work(sealer.app.storage)

        with pytest.raises(AnchorUnreadable):
            sealer.seal()

        assert len(read(sealer.app.storage, Seals).after(0, 9)) == 1
