"""What `Disclosures` promises, on every storage."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from mediklaud.ports.rights import Disclosures
from tests.builders.rights import one_disclosure
from tests.builders.scheduling import a_known_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import ports_of, read

NOW = MONDAY_MORNING
DAY = timedelta(days=1)
EVER = NOW - 9999 * DAY


@pytest.fixture
def patient(storage):
    return a_known_patient(storage)


def known(storage, patient, **what):
    """One that the hospital remembers."""
    disclosure = one_disclosure(patient_id=patient.id, **what)
    with ports_of(storage) as port:
        port(Disclosures).add(disclosure)
    return disclosure


def account(storage, patient, since=EVER, *, told_at=None, after=None, limit=9):
    return read(storage, Disclosures).of_patient(
        patient.id, since, told_at=told_at, after=after, limit=limit
    )


def test_it_comes_back_equal(storage, patient):
    plain = known(storage, patient, why="By order.\nSecond line.")
    hidden = known(storage, patient, hidden_until=NOW + DAY, recorded_by=None)

    assert account(storage, patient) == (hidden, plain)


def test_nobody_elses_is_told(storage, patient):
    known(storage, a_known_patient(storage))

    assert account(storage, patient) == ()


def test_what_is_older_than_asked_for_is_not_told(storage, patient):
    known(storage, patient, disclosed_at=NOW - 2 * DAY)
    young = known(storage, patient, disclosed_at=NOW - DAY)

    assert account(storage, patient, NOW - DAY) == (young,)


def test_what_may_not_be_told_yet_is_left_out_for_whom_it_is_hidden(storage, patient):
    hidden = known(storage, patient, hidden_until=NOW)

    assert account(storage, patient, told_at=NOW - DAY) == ()
    assert account(storage, patient, told_at=NOW) == (hidden,)


def test_a_long_account_is_read_page_by_page(storage, patient):
    first, second, third = (known(storage, patient) for _ in range(3))

    assert account(storage, patient, limit=2) == (third, second)
    assert account(storage, patient, after=second.id) == (first,)
    assert account(storage, patient, told_at=NOW, after=third.id, limit=1) == (second,)


@pytest.mark.parametrize(
    "statement",
    ["delete from disclosures", "update disclosures set recorded_by = null"],
)
def test_the_database_itself_keeps_it_for_good(database, statement):
    patient = a_known_patient(database)
    kept = known(database, patient)

    with (
        pytest.raises(DBAPIError, match="append-only"),
        database.engine.begin() as connection,
    ):
        connection.execute(text(statement))

    assert account(database, patient) == (kept,)


def test_its_words_cannot_be_read_in_the_database(database):
    patient = a_known_patient(database)
    known(database, patient, recipient="Q7 marker recipient", what="Q7 marker what")

    with database.engine.connect() as connection:
        rows = connection.execute(text("select * from disclosures")).all()

    assert b"Q7 marker" not in b"".join(repr(row).encode() for row in rows)
