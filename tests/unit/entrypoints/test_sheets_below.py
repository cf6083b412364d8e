"""At a terminal, what could not be checked stands there, however deep in the answer."""

from mediklaud.entrypoints.cli.sheets import sheets_of


def test_lists_deep_inside_an_answer_are_told_below_it():
    gap = {"name": "ibuprofn", "reason": "unknown medicine"}

    whole, below = sheets_of({"id": 7, "check": {"status": "?", "not_checked": [gap]}})

    assert whole.rows == [("id", 7), ("check.status", "?")]
    assert (below.title, below.heads) == ("check.not_checked", ["name", "reason"])
    assert below.rows == [["ibuprofn", "unknown medicine"]]
