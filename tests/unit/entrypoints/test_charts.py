"""Bars are as high as what they stand for."""

from decimal import Decimal

from mediklaud.entrypoints.web.charts import Point, chart_of, share_of


def a_point(label="Monday", *values):
    return Point(label=label, values=tuple(map(Decimal, values)))


def test_the_highest_bar_fills_the_picture_and_half_of_it_the_half():
    chart = chart_of([a_point("one", 10, 5), a_point("two", 0, 10)])

    assert [(bar.series, bar.y, bar.height) for bar in chart.bars] == [
        (0, 0.0, 100.0),
        (1, 50.0, 50.0),
        (0, 100.0, 0.0),
        (1, 0.0, 100.0),
    ]
    assert chart.highest == 10


def test_too_many_bars_are_put_together():
    chart = chart_of([a_point(str(n), 1) for n in range(100)])

    assert len(chart.bars) == 50
    assert chart.highest == 2
    assert chart.bars[0].said == "0 – 1: 2"  # noqa: RUF001


def test_nothing_makes_an_empty_picture():
    assert chart_of([]).bars == ()
    assert chart_of([a_point("one", 0)]).bars[0].height == 0


def test_less_than_nothing_has_no_share():
    assert share_of(Decimal(-5), Decimal(10)) == 0
    assert share_of(Decimal(5), Decimal(0)) == 0
