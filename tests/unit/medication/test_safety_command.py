"""`mediklaud safety check|knowledge`, which need no hospital."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from mediklaud.entrypoints.cli.main import program

ALONE = """
import sys
from mediklaud.domain.medication import check_safety
check_safety(["warfarin", "ibuprofen"], allergies=["penicillin"])
ours = {"mediklaud", "attr", "attrs"}
tops = {name.partition(".")[0] for name in sys.modules} - ours - sys.stdlib_module_names
print(sorted(top for top in tops if not top.startswith("_")))
"""


def asked(*words):
    return CliRunner().invoke(program, ["safety", *words])


@pytest.mark.parametrize("how", [(), ("--json",)])
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("warfarin", "ibuprofen"), 1),
        (("warfarin", "paracetamoll"), 6),
        (("aztreonam", "--allergy", "penicillin"), 0),
    ],
)
def test_the_exit_code_says_it(words, code, how):
    result = asked("check", *words, *how)
    assert result.exit_code == code, result.output


def test_a_finding_explains_itself():
    told = asked("check", "warfarin", "ibuprofen").output
    for part in ("major", "ibuprofen + warfarin", "why:", "do:", "source:", "MK-0076"):
        assert part in told


def test_a_program_reads_the_same():
    told = json.loads(asked("check", "warfarin", "ibuprofen", "--json").output)
    assert told["status"] == "alert"
    assert told["findings"][0]["rule_id"] == "MK-0076"
    assert told["knowledge"][0]["id"] == "mediklaud-default"


def test_a_misspelt_name_is_asked_about():
    told = asked("check", "warfarin", "paracetamoll").output
    assert "not checked: paracetamoll" in told
    assert "did you mean paracetamol" in told


def test_clear_is_never_called_safe():
    told = asked("check", "aztreonam", "--allergy", "penicillin").output
    assert "nothing is known to mediklaud-default 1.0" in told
    assert "safe" not in told


def test_the_knowledge_says_that_nobody_reviewed_it():
    assert "Not reviewed by a clinician" in asked("knowledge").output
    assert json.loads(asked("knowledge", "--json").output)["substances"] == 882


def test_the_checker_needs_attrs_alone():
    paths = os.pathsep.join(path for path in sys.path if path)
    told = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-S", "-c", ALONE],
        capture_output=True,
        check=True,
        env={"PYTHONPATH": paths},
    )
    assert told.stdout.strip() == b"[]", told.stdout
