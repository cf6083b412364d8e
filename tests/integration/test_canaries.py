"""Whatever is a patient's is planted everywhere, and found only where it may be (X6).

Searched are all bytes of the database's files, its logs before they are folded in
included, every row as a program reads it, the hospital's log, its figures, what it
answered to those it refused, and what it sent to people.
"""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from mediklaud.adapters.sql import ports
from mediklaud.adapters.sql.keys import keyring
from mediklaud.adapters.sql.schema import metadata
from mediklaud.bootstrap import open_hospital, swap
from mediklaud.domain.access.data_key import RENEWED, KeyState
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.ports.system import Clock
from mediklaud.settings import Settings
from tests.canaries import Story
from tests.clock import StandingClock
from tests.integration.keys.houses import keys_of, renew_all, rotate
from tests.town import TOLD_ON, a_town

assert ports.PORTS  # importing them has declared every table
TO_BE_REACHED = ("mail", "phone")
"""What a message is sent to."""


@pytest.fixture(scope="module", params=TOLD_ON, ids=lambda where: where.__name__)
def story(request, tmp_path_factory):
    """A town in which the whole story was told, still open."""
    folder = tmp_path_factory.mktemp("town")
    began = time.time()
    with a_town(request.param, folder) as town:
        told = Story(town, began)
        told.tell()
        town.mailbox.wait_for(told.patient["contact"]["email"], 2)
        yield told


@pytest.fixture
def url(story):
    return story.town.environment["MEDIKLAUD_DATABASE_URL"]


def rows(url) -> Iterator[tuple[str, bytes]]:
    """Every row of every table, as bytes."""
    engine = create_engine(url)
    with engine.connect() as connection:
        for name in sorted(metadata.tables):
            for row in connection.execute(text(f"select * from {name}")):  # noqa: S608
                yield name, b"\0".join(map(_as_bytes, row))
    engine.dispose()


def _as_bytes(value) -> bytes:
    whole = isinstance(value, bytes | memoryview)
    return bytes(value) if whole else str(value).encode()


def files(story, url) -> Iterator[Path]:
    """All that the hospital and its database have written."""
    environment = story.town.environment
    yield from _files_in(Path(environment["MEDIKLAUD_FILES"]))
    if url.startswith("postgresql"):
        engine = create_engine(url)
        with engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(text("checkpoint"))
            place = connection.execute(text("show data_directory")).scalar_one()
            ours = connection.execute(text(OURS)).scalar_one()
        engine.dispose()
        yield from _files_in(Path(place), besides_those_of_others(ours, story.began))


A_MOMENT = 5
_TURNS = 5
"""The hospital that is open beside writes under the key it knew a moment ago."""
OURS = "select oid from pg_database where datname = current_database()"


def besides_those_of_others(ours, began):
    """The server keeps each database's tables in a folder; other tests have theirs.

    Its log is everybody's: what was last written before the story is not of it.
    """

    def is_to_be_read(file: Path) -> bool:
        if file.parent.name == "pg_wal":
            return file.exists() and file.stat().st_mtime > began - A_MOMENT
        return file.parent.parent.name != "base" or file.parent.name == str(ours)

    return is_to_be_read


def _files_in(folder: Path, is_to_be_read=Path.exists) -> Iterator[Path]:
    """None, if the database runs on another machine."""
    return (f for f in folder.rglob("*") if f.is_file() and is_to_be_read(f))


def bytes_of(file: Path) -> bytes:
    """What stands in it; a database drops files while it works."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""


def test_no_row_of_any_table_says_anything_of_a_patient(story, url):
    found = {
        (name, what) for name, row in rows(url) for what in story.planted.found_in(row)
    }

    assert found == set()


def test_every_table_of_what_is_private_has_something_planted(story, url):
    filled = {name for name, _ in rows(url)}
    private = {name for name in metadata.tables if "sealed" in metadata.tables[name].c}

    assert private - filled == set()


def test_no_byte_of_any_file_says_anything_of_a_patient(story, url):
    looked_at = list(files(story, url))

    found = {
        (file.name, what)
        for file in looked_at
        for what in story.planted.found_in(bytes_of(file))
    }

    assert found == set()
    assert len(looked_at) > 1


def test_the_search_comes_upon_what_lies_open(story, url):
    """A doctor's name stands in the directory for everybody."""
    name = story.doctor["name"].encode()

    assert any(name in row for _, row in rows(url))
    assert any(name in bytes_of(file) for file in files(story, url))


def test_the_search_finds_what_it_looks_for(story):
    planted = story.planted
    for what, marker in planted.markers.items():
        assert planted.found_in(b"..." + marker.encode() + b"...") == [what]


def test_the_figures_say_nothing_of_a_patient(story):
    town = story.town
    for path in ("/metrics", "/health/ready"):
        answer = town.http.get(town.server.url + path)
        assert answer.is_success
        assert story.planted.found_in(answer.content) == []


def test_who_is_refused_is_told_nothing_of_what_they_sent(story):
    assert len(story.said) == 7
    for answer in story.said:
        assert story.planted.found_in(answer.encode()) == []


def test_a_message_names_nobody_but_whom_it_is_sent_to(story):
    town = story.town
    sent = [mail.as_bytes() for mail in town.mailbox.mails]
    sent += [message.text.encode() for message in town.gateway.messages]

    found = {what.split()[0] for one in sent for what in story.planted.found_in(one)}

    assert sent
    assert found <= set(TO_BE_REACHED)


def test_all_that_was_planted_can_be_brought_under_a_new_key(story, url, monkeypatch):
    monkeypatch.setattr(keyring, "HOLDS", -1)
    clock = StandingClock(datetime.now(UTC))
    settings = Settings.read(story.town.environment)
    hospital = open_hospital(url, swap(Clock, clock), settings=settings)
    former = [key.id for key in keys_of(hospital) if key.purpose in RENEWED]
    for purpose in RENEWED:
        rotate(hospital, purpose)
    for _ in range(_TURNS):
        clock.pass_by(AccessPolicy().keys_overlap)
        renew_all(hospital)
        states = {key.id: key.state for key in keys_of(hospital)}
        if {states[key_id] for key_id in former} == {KeyState.RETIRED}:
            break
    else:
        pytest.fail("what was planted lies under its former keys")

    assert story.town.desk.get(f"/patients/{story.patient['id']}")["name"]
    hospital.storage.close()
