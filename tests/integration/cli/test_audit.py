"""Whether the audit can be believed, on the command line."""

import json

import pytest
from attrs import evolve
from sqlalchemy import text

from mediklaud.adapters.sql.engine import engine_for
from mediklaud.application.access.sealer import Sealer
from mediklaud.bootstrap import worker_at_work
from mediklaud.settings import Settings


@pytest.fixture
def privacy(door):
    return door.signed_in("privacy")


@pytest.fixture
def sealer(privacy):
    """The worker's, on the same machine."""
    given = privacy._environment()
    settings = Settings.read({n: v for n, v in given.items() if v is not None})
    with worker_at_work(settings) as (_, sealer):
        yield sealer


def as_the_owner(machine, *statements):
    engine = engine_for(machine.url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_an_audit_that_nobody_touched_is_intact(privacy, sealer: Sealer):
    sealer.seal()

    told = privacy.done("audit", "verify")

    assert told["verdict"] == "intact"
    assert told["seals"] == told["anchored"] == 1
    assert told["entries"] > 20
    assert told["unsealed"] == 0


def test_what_no_seal_covers_yet_is_said(privacy):
    told = privacy.done("audit", "verify")

    assert (told["verdict"], told["seals"]) == ("intact", 0)
    assert told["unsealed"] == told["entries"]
    assert told["unsealed_since"]


def test_a_changed_entry_is_named_and_the_program_exits_with_1(privacy, sealer):
    sealer.seal()
    as_the_owner(
        privacy,
        "drop trigger audit_never_updates",
        "update audit set action = 'nothing' where action = 'enrol_patient'",
    )

    result = privacy.call("--json", "audit", "verify")

    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told["verdict"] == "tampered"
    assert (told["fault"]["kind"], told["fault"]["seq"]) == ("changed", 1)
    assert told["fault"]["stream"].startswith("patient:")
    assert "changed" in privacy.call("audit", "verify").stdout


def test_a_lost_anchor_is_said_and_the_program_exits_with_2(privacy, sealer):
    sealer.seal()
    sealer.anchor.file.unlink()

    result = privacy.call("--json", "audit", "verify")

    assert result.exit_code == 2
    assert json.loads(result.stdout)["why_not"] == "anchor_unreadable"


@pytest.mark.parametrize(
    "wrong",
    [
        {"MEDIKLAUD_MASTER_KEY": "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="},
        {"MEDIKLAUD_DATABASE_URL": "sqlite:///nowhere/hospital.db"},
    ],
    ids=["key", "database"],
)
def test_whatever_else_keeps_it_from_checking_is_2_as_well(privacy, wrong):
    code, told = evolve(privacy, settings=wrong).refused("audit", "verify")

    assert code == 2
    assert told["code"]


def test_who_may_not_ask_is_told_so(desk):
    assert desk.refused("audit", "verify")[0] == 3


def test_the_administrator_may_verify_but_not_read(admin):
    assert admin.done("audit", "verify")["verdict"] == "intact"
    assert admin.refused("audit", "list")[0] == 3


def test_the_audit_is_searched_by_outcome(privacy, desk):
    desk.refused("audit", "list")

    refused = privacy.done("audit", "list", "--outcome", "refused")["items"]

    assert {one["outcome"] for one in refused} == {"refused"}
    assert privacy.done("audit", "list", "--purpose", "break_glass")["items"] == []


def test_a_part_of_it_is_exported_as_signed_lines(privacy, known, sealer):
    sealer.seal()

    printed = privacy.printed("audit", "export", "--patient", known.patient_id)

    lines = [json.loads(line) for line in printed.splitlines()]
    assert {"entry", "head", "seal"} < {line["what"] for line in lines}
    assert lines[-1]["what"] == "signature"
    assert {line["patient_id"] for line in lines if line["what"] == "entry"} == {
        known.patient_id
    }
