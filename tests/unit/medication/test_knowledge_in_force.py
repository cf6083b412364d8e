"""A hospital's own knowledge is asked beside the default, and looked after."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from mediklaud.adapters.memory import ports as memory
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.application.medication.knowledge import (
    KnowledgeUnreadable,
    SafetyKnowledge,
)
from mediklaud.application.medication.list_knowledge import ListKnowledge
from mediklaud.application.medication.load_knowledge import LoadKnowledge, NameTaken
from mediklaud.application.medication.retire_knowledge import RetireKnowledge
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import Role
from mediklaud.domain.medication import Severity, check_safety
from mediklaud.domain.medication.external.ledger import KnowledgeRefused
from mediklaud.domain.medication.loaded import (
    KnowledgeFile,
    KnowledgeFormat,
    KnowledgeRetired,
    MalformedKnowledgeName,
    ReleasedLater,
    is_old,
)
from mediklaud.ports.medication import KnowledgeBases, Tunings
from tests.builders.knowledge import TODAY, a_base, loaded, pairs
from tests.clock import MONDAY_MORNING
from tests.hospital import a_hospital, an_actor, ports_of

DEFAULT = a_base("acetylsalicylic acid", "warfarin", "ibuprofen", synonyms=("aspirin",))
PHARMACIST = an_actor(Role.PHARMACIST)
PAIR = pairs(("Aspirin", "Ibuprofen", "Major"))


@pytest.fixture
def storage():
    return MemoryStorage(memory.PORTS)


@pytest.fixture
def knowledge():
    return SafetyKnowledge(lambda: DEFAULT)


@pytest.fixture
def hospital(storage, knowledge):
    return a_hospital(storage, None, swap(SafetyKnowledge, knowledge))


def to_load(*files, **what):
    usual = {
        "actor": PHARMACIST,
        "name": "licensed",
        "version": "2027.1",
        "released": date(2027, 1, 15),
        "publisher": "A publisher of facts",
        "licence": "by contract",
        "format": KnowledgeFormat.PAIRS,
        "files": files or (PAIR,),
    }
    return LoadKnowledge(**{**usual, **what})


def in_force(storage, knowledge, now=MONDAY_MORNING):
    with storage.unit(writes=False) as unit:
        return knowledge.in_force(unit.port(KnowledgeBases), unit.port(Tunings), now)


def test_until_something_is_loaded_the_default_is_asked_alone(storage, knowledge):
    assert in_force(storage, knowledge).bases == (DEFAULT,)


def test_what_was_loaded_is_asked_after_the_default(hospital, storage, knowledge):
    hospital.handle(to_load())

    names = [base.id for base in in_force(storage, knowledge).bases]

    assert names == ["default", "licensed"]


def test_a_check_finds_what_only_the_loaded_knowledge_knows(
    hospital, storage, knowledge
):
    regimen = ["aspirin", "ibuprofen"]
    hospital.handle(to_load())

    alone = check_safety(regimen, knowledge=DEFAULT)
    together = check_safety(regimen, knowledge=in_force(storage, knowledge).bases)

    (finding,) = together.findings
    assert alone.findings == ()
    assert finding.rule_id == "licensed:acetylsalicylic acid+ibuprofen"
    assert finding.severity is Severity.MAJOR
    assert finding.source == "A publisher of facts"
    assert finding.knowledge == "licensed 2027.1"


def test_a_base_is_read_once_however_many_checks_ask_it(hospital, storage, knowledge):
    hospital.handle(to_load())

    first, again = (in_force(storage, knowledge).bases for _ in "ab")

    assert first[1] is again[1]


def test_a_newer_version_takes_its_elders_place(hospital, storage, knowledge):
    elder = hospital.handle(to_load()).knowledge
    newer = hospital.handle(to_load(version="2027.2"))

    assert newer.replaces == elder.id
    assert [b.version for b in in_force(storage, knowledge).bases] == ["1", "2027.2"]


def test_what_is_retired_is_asked_no_more(hospital, storage, knowledge):
    known = hospital.handle(to_load()).knowledge
    in_force(storage, knowledge)
    retire = RetireKnowledge(actor=PHARMACIST, knowledge_id=known.id)
    retired = hospital.handle(retire)

    assert retired.retired_by == PHARMACIST.account_id
    assert in_force(storage, knowledge).bases == (DEFAULT,)
    with pytest.raises(KnowledgeRetired):
        hospital.handle(retire)


def test_what_was_loaded_says_whose_it_is_and_what_it_was_read_from(hospital):
    known = hospital.handle(to_load()).knowledge
    same = hospital.handle(to_load(name="again")).knowledge
    other = hospital.handle(
        to_load(pairs(("a", "b", "Minor")), name="other", strict=False)
    ).knowledge

    assert (known.source, known.rules, known.substances) == (
        "A publisher of facts",
        1,
        2,
    )
    assert known.checksum == same.checksum != other.checksum
    assert len(known.checksum) == 64


def test_nothing_of_what_is_refused_is_kept(hospital, storage):
    with pytest.raises(KnowledgeRefused):
        hospital.handle(to_load(pairs(("a", "b", "Major"), ("c", "c", "Major"))))

    with ports_of(storage) as port:
        assert port(KnowledgeBases).all() == ()


def test_leniently_the_rows_of_use_are_loaded_and_the_others_counted(hospital):
    rows = pairs(("a", "b", "Major"), ("c", "c", "Major"))

    done = hospital.handle(to_load(rows, strict=False))

    assert (done.knowledge.rules, done.knowledge.rejected) == (1, 1)


@pytest.mark.parametrize("name", ["", "a", "Licensed", "my base", "x" * 41, "-a", "১২"])
def test_knowledge_has_a_plain_name(hospital, name):
    with pytest.raises(MalformedKnowledgeName):
        hospital.handle(to_load(name=name))


def test_nothing_is_called_like_the_default(hospital):
    with pytest.raises(NameTaken):
        hospital.handle(to_load(name="default"))


def test_nothing_is_loaded_before_it_is_released(hospital):
    with pytest.raises(ReleasedLater):
        hospital.handle(to_load(released=TODAY + timedelta(days=2)))


def test_knowledge_that_can_be_read_no_more_stops_every_check(storage, knowledge):
    with ports_of(storage) as port:
        port(KnowledgeBases).add(loaded(), (KnowledgeFile("pairs.csv", "spoilt"),))

    with pytest.raises(KnowledgeUnreadable):
        in_force(storage, knowledge)


@pytest.mark.parametrize(
    ("released", "today", "old"),
    [
        (date(2026, 3, 1), date(2027, 3, 1), False),
        (date(2026, 3, 1), date(2027, 3, 2), True),
        (date(2026, 2, 28), date(2027, 3, 1), True),
        (date(2026, 4, 30), date(2027, 3, 1), False),
        (date(2026, 12, 31), date(2027, 12, 31), False),
    ],
)
def test_knowledge_is_old_a_year_after_its_release(released, today, old):
    assert is_old(released, today) is old


def test_old_knowledge_is_named_where_checks_ask_and_in_the_list(
    hospital, storage, knowledge
):
    hospital.handle(to_load(released=date(2026, 1, 1)))

    shelf = hospital.handle(ListKnowledge(actor=PHARMACIST))

    assert in_force(storage, knowledge).old == ("licensed 2027.1",)
    assert [one.is_old for one in shelf.loaded] == [True]
    assert not shelf.default_is_old


def test_retired_knowledge_stays_in_the_list_and_warns_nobody(hospital):
    known = hospital.handle(to_load(released=date(2026, 1, 1))).knowledge
    hospital.handle(RetireKnowledge(actor=PHARMACIST, knowledge_id=known.id))

    (shelved,) = hospital.handle(ListKnowledge(actor=PHARMACIST)).loaded

    assert not shelved.is_old
    assert evolve(shelved.knowledge, retired_at=None, retired_by=None) == known
