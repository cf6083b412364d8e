"""Nothing that the hospital keeps about a patient is forgotten by a merge (P3)."""

import pytest

from mediklaud.adapters.memory import belongings
from mediklaud.adapters.sql.registry.books import BOOKS
from mediklaud.adapters.sql.schema import metadata

OTHERWISE = {
    "accounts": "moves by its own rules: a survivor with an account keeps it",
    "audit": "says what was done to which file, for good",
    "audit_seen": "says who saw which file, for good",
    "broken_glasses": "says who opened which file in an emergency, for good",
    "patient_accounts": "one for each file; only the credit moves",
    "patient_tokens": "made anew with each file",
}
"""What happens to the rows that do not simply change their owner."""


@pytest.mark.parametrize(
    "name",
    sorted(t.name for t in metadata.tables.values() if "patient_id" in t.c),
)
def test_every_table_about_patients_has_its_place_in_a_merge(name):
    assert name in {book.table.name for book in BOOKS} | set(OTHERWISE)


def test_memory_and_tables_hand_over_the_same():
    in_memory = {*belongings.BOOKS, belongings.DUES, belongings.OUTBOX}
    ours = {(book.name, *_rules(book)) for book in in_memory}
    assert ours == {(book.table.name, *_rules(book)) for book in BOOKS}


def _rules(book):
    return book.whose, book.facts, book.counts_changes, book.never_with
