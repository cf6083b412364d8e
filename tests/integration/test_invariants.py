"""Books that do not agree are found, each by its own question."""

import pytest
from sqlalchemy import text

from mediklaud.adapters.sql.invariants import QUESTIONS, ask_all
from tests.builders.backups import a_database, live

_AT_ONCE = """update appointments set room = doctor_id, lane = 0,
occupied_from = 1, occupied_to = 9,
doctor_id = (select id from doctors limit 1)"""
BREAKING = {
    "no two visits of a doctor overlap": _AT_ONCE,
    "no two visits in a room overlap": _AT_ONCE,
    "every visit claims its doctor's time": (
        "delete from claims where tick = (select max(tick) from claims)"
    ),
    "every visit claims its room's time": (
        "update appointments set room = id where occupied_from is not null"
    ),
    "nothing is claimed for no visit": (
        "update claims set resource = appointment_id"
        " where resource in (select doctor_id from appointments)"
    ),
    "an invoice is the sum of its lines": (
        "update invoices set net_minor = net_minor + 1, gross_minor = gross_minor + 1"
    ),
    "an invoice's lines are its charges": (
        "update charges set status = 'pending', invoice_id = null"
        " where status = 'invoiced'"
    ),
    "what is owed is what was not paid": "update dues set owed_minor = owed_minor + 1",
    "what is disputed is what is left of disputed lines": (
        "update dues set disputed_minor = disputed_minor + 1"
    ),
    "what may be paid in parts was agreed": "update dues set instalments = '[]'",
    "no payment is spent twice": (
        "update allocations set amount_minor = amount_minor + 1000000"
    ),
    "no more goes back than was paid": ("update payment_refunds set held_minor = 1"),
    "every batch is the sum of its movements": (
        "update batches set on_hand = on_hand + 1"
    ),
    "no more is handed out than was prescribed": (
        "update dispensations set quantity = 1000000"
    ),
    "invoices are numbered without a gap": (
        "update counters set last = last + 1 where series like 'INV-%'"
    ),
    "receipts are numbered without a gap": (
        "update counters set last = last + 1 where series like 'RCP-%'"
    ),
    "credit notes are numbered without a gap": (
        "update counters set last = last + 1 where series like 'CN-%'"
    ),
    "refunds are numbered without a gap": (
        "update counters set last = last + 1 where series like 'RFD-%'"
    ),
    "patients are numbered without a gap": (
        "update counters set last = last + 1 where series = 'patients'"
    ),
    "doctors are numbered without a gap": (
        "update counters set last = last + 1 where series = 'doctors'"
    ),
}


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def lived_in(request, tmp_path_factory):
    """A database with a past, that somebody got at behind the program's back."""
    with a_database(request.param, tmp_path_factory.mktemp("lived in")) as engine:
        live(engine)
        with engine.begin() as connection:
            _let_anything_be_done(connection)
        yield engine


def _let_anything_be_done(connection):
    if connection.dialect.name == "sqlite":
        found = "select name from sqlite_master where type = 'trigger'"
        for (name,) in connection.execute(text(found)).all():
            connection.exec_driver_sql(f"drop trigger {name}")
        return
    for table in ("invoices", "invoice_lines", "allocations", "payments"):
        connection.exec_driver_sql(f"alter table {table} disable trigger user")


def broken(engine):
    return {answer.invariant for answer in ask_all(engine) if answer.broken}


def test_a_hospital_at_work_has_books_that_agree(lived_in):
    assert broken(lived_in) == set()


def test_every_question_has_a_way_to_be_answered_badly():
    assert set(BREAKING) == set(QUESTIONS)


@pytest.mark.parametrize("invariant", BREAKING)
def test_whatever_does_not_agree_is_found(lived_in, tmp_path, invariant):
    """The change is seen by its own transaction alone, and undone."""
    with lived_in.connect() as connection, connection.begin() as transaction:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("pragma defer_foreign_keys = on")
        connection.execute(text(BREAKING[invariant]))
        found = connection.execute(text(QUESTIONS[invariant])).all()
        transaction.rollback()

    assert found
