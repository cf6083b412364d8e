"""How answers look: lines for programs, tables for people, JSON for both."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from mediklaud.entrypoints.cli.output import Output
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.wire import MoneyView
from tests.integration.cli.test_story_of_the_desk import book

DHAKA = ZoneInfo("Asia/Dhaka")
NINE = datetime(2027, 3, 1, 3, 0, tzinfo=UTC)


class Shown(msgspec.Struct):
    """Something with a value of each kind."""

    id: str
    at: datetime
    price: MoneyView
    note: str
    tags: tuple[str, ...] = ("one", "two")
    nothing: str | None = None
    urgent: bool = False


@pytest.fixture
def thing():
    money = MoneyView(amount="1500.00", currency="BDT")
    return Shown("0" * 36, NINE, money, "[red]first\nsecond\tthird")


def to_terminal(capsys, print_it):
    print_it(Output(DHAKA, as_json=False, on_terminal=True))
    return capsys.readouterr().out


def test_a_list_for_programs_is_one_line_a_thing_split_by_tabs(capsys, thing):
    output = Output(DHAKA, as_json=False, on_terminal=False)

    output.list(Page(items=[thing]), "at", "price", "note", "tags", "urgent", "nothing")

    heads, line = capsys.readouterr().out.splitlines()
    assert heads.split("\t") == ["at", "price", "note", "tags", "urgent", "nothing"]
    assert line.split("\t") == [
        "2027-03-01T09:00:00+06:00",
        "1500.00 BDT",
        "[red]first second third",
        "one, two",
        "no",
        "",
    ]


def test_a_table_for_people_is_on_the_hospitals_clock_and_says_so(capsys, thing):
    def print_it(output):
        output.list(Page(items=[thing]), "at", "price", "note", "id")

    shown = to_terminal(capsys, print_it)

    assert "2027-03-01 09:00" in shown
    assert "Times are those of Asia/Dhaka." in shown
    assert "[red]first" in shown
    assert "0" * 36 in shown


def test_a_table_without_times_names_no_clock(capsys, thing):
    shown = to_terminal(capsys, lambda o: o.list(Page(items=[thing]), "price", "id"))

    assert "Times" not in shown


def test_one_thing_is_shown_value_by_value_without_the_empty_ones(capsys, thing):
    shown = to_terminal(capsys, lambda o: o.show(thing))

    assert "1500.00 BDT" in shown
    assert "nothing" not in shown


def test_json_is_the_view_as_over_http(capsys, thing):
    Output(DHAKA, as_json=True, on_terminal=True).show(thing)

    shown = json.loads(capsys.readouterr().out)
    assert shown["price"] == {"amount": "1500.00", "currency": "BDT"}
    assert shown["at"] == "2027-03-01T03:00:00Z"


def test_json_is_taken_before_and_after_the_command(desk):
    first = desk.call("--json", "doctor", "list").stdout
    between = desk.call("doctor", "--json", "list").stdout
    last = desk.call("doctor", "list", "--json").stdout

    assert first == between == last
    assert json.loads(last)["next_cursor"] is None


def test_a_list_that_goes_on_says_where_beside_the_answer(admin):
    result = admin.call("user", "list", "--limit", "1")

    assert len(result.stdout.splitlines()) == 2
    assert "--cursor" in result.stderr


def test_lists_within_a_thing_are_printed_below_it(chief, desk, known):
    book(desk, known, "2027-03-02 10:30")
    day = ("--from", "2027-03-02 00:00", "--to", "2027-03-03 00:00")

    printed = chief.printed(
        "doctor", "absence", "record", known.doctor, *day, "--reason", "Fever"
    )

    absence, affected = printed.split("\n\n")
    assert "reason\tFever" in absence
    assert "2027-03-02T10:30:00+06:00" in affected


def test_a_column_is_never_too_narrow_for_an_id(capsys, monkeypatch, thing):
    monkeypatch.setenv("COLUMNS", "40")

    shown = to_terminal(
        capsys, lambda o: o.list(Page(items=[thing]), "note", "at", "price", "id")
    )

    assert "0" * 36 in shown


def test_a_refusal_names_times_on_the_hospitals_clock(desk, known):
    book(desk, known, "2027-03-02 10:30")

    told = desk.call(
        *("appointment", "book", "--patient", known.patient, "--doctor", known.doctor),
        *("--at", "2027-03-02 10:30"),
    ).stderr

    assert "rule S5" in told
    assert "2027-03-02 10:00 to 2027-03-02 10:30 Asia/Dhaka" in told
