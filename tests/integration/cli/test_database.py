"""`mediklaud db`: the schema is brought up to the program, and compared."""

import sqlite3


def test_a_database_is_upgraded_as_often_as_one_likes(empty):
    before = empty.refused("db", "check", "--quick")
    empty.done("db", "upgrade")
    empty.done("db", "upgrade")

    assert (before[0], before[1]["code"]) == (5, "no_hospital")
    assert empty.done("db", "check") == {"done": True}


def test_a_table_that_somebody_changed_is_found(empty):
    empty.done("db", "upgrade")
    with sqlite3.connect(empty.folder / "hospital.db") as connection:
        connection.execute("alter table patients add column nickname text")
    connection.close()

    quick, thorough = empty.done("db", "check", "--quick"), empty.refused("db", "check")

    assert quick
    assert (thorough[0], thorough[1]["code"]) == (5, "tables_differ")
