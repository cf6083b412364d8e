"""A report as CSV: what a spreadsheet makes of it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.entrypoints.report_files import csv_of
from tests.builders.printing import a_report

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"]  # noqa: RUF001


def rows_of(report):
    return list(csv.reader(io.StringIO(csv_of(report).decode(), newline="")))


def test_the_columns_stand_above_the_rows():
    report = a_report(("paracetamol, 500 mg", "2027-09-30", 1200, "1500.00"))

    assert rows_of(report) == [
        ["product", "expires_on", "on_hand", "value_BDT"],
        ["paracetamol, 500 mg", "2027-09-30", "1200", "1500.00"],
    ]


def test_what_there_is_not_is_left_empty():
    assert rows_of(a_report((None, None, None, None)))[1] == ["", "", "", ""]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula(text):
    assert rows_of(a_report((text, None, None, None)))[1][0] == f"'{text}"


def test_what_went_out_stays_a_number():
    assert rows_of(a_report(("gauze", None, -5, "-2.50")))[1][2:] == ["-5", "-2.50"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20))
def test_every_text_comes_back(text):
    (cell, *_) = rows_of(a_report((text, None, None, None)))[1]

    assert cell in {text, f"'{text}"}
