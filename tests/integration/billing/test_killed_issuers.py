"""Eight processes number invoices at once; who is killed leaves no gap (B3)."""

import signal

import pytest
from sqlalchemy import text

from mediklaud.adapters.sql.engine import engine_for
from mediklaud.adapters.sql.invariants import ask_all
from mediklaud.adapters.sql.schema import metadata
from mediklaud.application.billing.reconcile_books import ReconcileBooks
from tests.builders.cashier import the_cashier
from tests.issuing_crowd import EACH, PROCESSES, an_office, crowd
from tests.postgres import new_database


@pytest.fixture(params=["sqlite", "postgres"])
def url(request, tmp_path):
    """A database of its own, with every table."""
    if request.param == "sqlite":
        yield _made(f"sqlite:///{tmp_path / 'hospital.db'}")
    else:
        with new_database() as url:
            yield _made(url)


def _made(url):
    engine = engine_for(url)
    metadata.create_all(engine)
    engine.dispose()
    return url


@pytest.mark.slow
def test_numbers_have_no_gap_though_half_of_the_issuers_are_killed(url):
    office, piles = an_office(url)

    ended = crowd(office, piles)

    killed = [code for code in ended if code == -signal.SIGKILL]
    assert len(killed) == PROCESSES // 2
    assert ended.count(0) == PROCESSES // 2
    numbers = sorted(_numbers(url))
    assert PROCESSES // 2 * EACH <= len(numbers) < PROCESSES * EACH
    assert numbers == [f"INV-2027-{n:06}" for n in range(1, len(numbers) + 1)]
    with office.open() as hospital:
        assert hospital.handle(ReconcileBooks(actor=the_cashier())).agrees
        engine = hospital.storage.engine
        assert [one for one in ask_all(engine) if one.broken] == []


def _numbers(url):
    engine = engine_for(url)
    with engine.connect() as connection:
        issued = text("select number from invoices where number is not null")
        found = list(connection.execute(issued).scalars())
    engine.dispose()
    return found
