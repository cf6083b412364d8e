"""What a report of the pharmacy is about, as bars."""

from mediklaud.domain.pharmacy.reports import ReportName
from mediklaud.domain.shared.report import Column, ColumnKind, Report
from mediklaud.entrypoints.web.pharmacy.chart import bars_of
from tests.clock import MONDAY_MORNING

COLUMNS = (Column("medicine"), Column("value_BDT", ColumnKind.AMOUNT))


def a_report(*rows, name=ReportName.STOCK_VALUE):
    return Report(
        name=name, title="", columns=COLUMNS, rows=rows, made_at=MONDAY_MORNING
    )


def test_whatever_bears_one_name_is_one_bar_and_the_largest_the_longest():
    chart = bars_of(a_report(("A", "10.00"), ("B", "25.00"), ("A", "40.00")))

    assert chart
    assert chart.column.name == "value_BDT"
    assert [(one.label, one.value, one.length) for one in chart.bars] == [
        ("A", 50, 100),
        ("B", 25, 50),
    ]


def test_nothing_is_compared_with_itself():
    assert bars_of(a_report(("A", "10.00"), ("A", "5.00"), ("B", None))) is None


def test_lines_of_a_register_are_no_amounts():
    rows = ("A", "1"), ("B", "2")
    assert bars_of(a_report(*rows, name=ReportName.CONTROLLED_REGISTER)) is None
