import pytest

from mediklaud.domain.errors import Contended
from mediklaud.domain.medication.loaded import KnowledgeFile, KnowledgeNotFound
from mediklaud.domain.shared.ids import AccountId, KnowledgeId
from mediklaud.ports.medication import KnowledgeBases
from tests.builders.knowledge import loaded
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

FILES = (KnowledgeFile("thesaurus.json", "[]"), KnowledgeFile("index.json", "é,ß\r\n"))


def remember(storage, *knowledge):
    with ports_of(storage) as port:
        for one in knowledge:
            port(KnowledgeBases).add(one, FILES)


def retire(storage, knowledge):
    retired = knowledge.retire(by=new(AccountId), at=MONDAY_MORNING)
    with ports_of(storage) as port:
        port(KnowledgeBases).retire(retired)
    return retired


def test_loaded_knowledge_comes_back_equal(storage):
    knowledge = loaded(rejected=3)
    remember(storage, knowledge)

    assert read(storage, KnowledgeBases).get(knowledge.id) == knowledge


def test_its_files_come_back_to_the_letter(storage):
    knowledge = loaded()
    remember(storage, knowledge)

    assert read(storage, KnowledgeBases).files_of(knowledge.id) == FILES


@pytest.mark.parametrize("asked", ["get", "files_of"])
def test_what_was_never_loaded_is_not_found(storage, asked):
    with pytest.raises(KnowledgeNotFound):
        getattr(read(storage, KnowledgeBases), asked)(new(KnowledgeId))


def test_retired_knowledge_is_remembered_and_not_in_force(storage):
    first, second = loaded(), loaded(name="other")
    remember(storage, first, second)
    retired = retire(storage, first)

    known = read(storage, KnowledgeBases)
    assert known.all() == (retired, second)
    assert known.active() == (second,)


def test_nothing_is_retired_twice(storage):
    knowledge = loaded()
    remember(storage, knowledge)
    retire(storage, knowledge)

    with pytest.raises(Contended):
        retire(storage, knowledge)


def test_no_two_of_one_name_are_in_force_at_once(storage):
    remember(storage, loaded())

    with pytest.raises(Contended):
        remember(storage, loaded(version="2027.2"))


def test_a_name_may_be_used_again_after_its_retirement(storage):
    first, second = loaded(), loaded(version="2027.2")
    remember(storage, first)
    retire(storage, first)
    remember(storage, second)

    assert read(storage, KnowledgeBases).active() == (second,)
