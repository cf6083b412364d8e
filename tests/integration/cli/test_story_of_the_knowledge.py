"""A pharmacist loads licensed knowledge, turns rules down and reads the report."""

from zipfile import ZipFile

import pytest

from tests.builders.knowledge import pairs

ABOUT = (
    *("--name", "licensed", "--of-version", "2027.1", "--released", "2027-01-15"),
    *("--source", "A publisher of facts", "--licence", "by contract"),
)
PAIRS = (*ABOUT, "--format", "pairs")
RULE = ("mediklaud-default", "MK-0001", "--to", "interrupt")
WHY = ("--reason", "asked by the ward", "--review-on", "2027-08-01")


@pytest.fixture
def file(tmp_path):
    """A list of one pair."""
    made = tmp_path / "pairs.csv"
    made.write_text(pairs(("a", "b", "Major")).text)
    return made


def zipped(file):
    archive = file.with_suffix(".zip")
    with ZipFile(archive, "w") as packed:
        packed.write(file, "folder/pairs.csv")
    return archive


def in_a_folder(file):
    folder = file.with_suffix("")
    folder.mkdir()
    file.rename(folder / "pairs.csv")
    (folder / "readme.txt").write_text("no knowledge")
    return folder


@pytest.mark.parametrize("as_it_comes", [lambda file: file, zipped, in_a_folder])
def test_knowledge_comes_as_a_file_an_archive_or_a_folder(
    pharmacist, file, as_it_comes
):
    done = pharmacist.done("safety", "load", as_it_comes(file), *PAIRS)

    assert done["knowledge"]["rules"] == 1
    assert done["report"]["rows_used"] == 1


def test_what_was_loaded_is_listed_and_retired(pharmacist, file):
    known = pharmacist.done("safety", "load", file, *PAIRS)["knowledge"]

    assert pharmacist.done("safety", "list")["loaded"] == [known]
    assert "licensed" in pharmacist.printed("safety", "list")

    pharmacist.done("safety", "retire", known["id"])

    assert not pharmacist.done("safety", "list")["loaded"][0]["is_active"]


def test_somebody_is_warned_of_old_knowledge(pharmacist, file):
    old = ("2026-01-15" if word == "2027-01-15" else word for word in PAIRS)
    pharmacist.done("safety", "load", file, *old)

    listed = pharmacist.call("safety", "list")

    assert "licensed was released over a year ago" in listed.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("pairs.csv", b"\xff\xfe", "pairs.csv is not written in UTF-8."),
        ("archive.zip", b"", "There is no CSV or JSON file."),
    ],
)
def test_files_that_cannot_be_read_are_a_usage_error(
    pharmacist, tmp_path, name, content, said
):
    place = tmp_path / name
    if content:
        place.write_bytes(content)
    else:
        ZipFile(place, "w").close()

    result = pharmacist.call("safety", "load", place, *PAIRS)

    assert result.exit_code == 2
    assert said in result.stderr


def test_rows_of_no_use_are_named_and_nothing_is_loaded(pharmacist, file):
    file.write_text(pairs(("a", "b", "Major"), ("a", "b", "Grave")).text)

    code, problem = pharmacist.refused("safety", "load", file, *PAIRS)

    assert code == 1
    assert problem["facts"]["rows"] == [
        {"file": "pairs.csv", "line": 3, "reason": "a level nobody knows"}
    ]
    assert pharmacist.done("safety", "list")["loaded"] == []
    lenient = pharmacist.done("safety", "load", file, *PAIRS, "--lenient")
    assert lenient["report"]["rows_rejected"] == 1


def test_a_contraindication_is_turned_down_by_two_people(pharmacist, chief):
    waiting = pharmacist.done("safety", "turn-down", *RULE, *WHY)
    assert pharmacist.refused("safety", "confirm", waiting["id"])[0] == 1
    confirmed = chief.done("safety", "confirm", waiting["id"])

    assert confirmed["status"] == "in_force"
    assert chief.done("safety", "tunings")["items"] == [confirmed]
    assert chief.done("safety", "end-tuning", waiting["id"])["status"] == "ended"


def test_the_report_of_a_quiet_month_is_empty(chief):
    days = ("--from", "2027-02-01", "--to", "2027-02-28")

    report = chief.done("safety", "report", *days)

    assert (report["rules"], report["prescriptions"]) == ([], 0)
