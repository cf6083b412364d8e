"""The table of duties names tests that are there, so that it cannot rot."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "compliance.md").read_text()
PROOFS = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", TABLE)))
ROWS = [line for line in TABLE.splitlines() if re.match(r"\| (\d{3}|V\d)", line)]


@pytest.mark.parametrize(("file", "name"), PROOFS)
def test_each_proof_is_a_test_that_is_there(file, name):
    text = (ROOT / file).read_text()
    defined = rf"(def|class) {name}\b" if name else r"def test_"

    assert re.search(defined, text)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_each_duty_has_a_proof_or_says_that_people_do_it(row):
    assert "`tests/" in row or "people" in row
