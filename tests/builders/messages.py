"""Any message of the catalogue, made up from the kinds of its fields."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from attrs import fields, has
from hypothesis import assume
from hypothesis import strategies as st

from mediklaud.application.messages import Command
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import Id
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.period import Period
from tests.clock import MONDAY_MORNING

_HOW_IT_IS_SENT = {attribute.name for attribute in fields(Command)}
_TICK = timedelta(minutes=5)
_A_YEAR = 365 * 24 * 12

_texts = st.sampled_from(
    ["Rahim Uddin", "cardiology", "a reason that says why", "rahim", "P-000001-2"]
)
_BY_NAME = {
    "phone": st.sampled_from(["+8801912345678", None]),
    "email": st.sampled_from(["rahim@example.org", None]),
    "country": st.just("BD"),
    "code": st.sampled_from(["J06.9", "I10"]),
    "zone": st.just("Asia/Dhaka"),
    "strength": st.sampled_from(["500 mg", "250 mg/5 ml"]),
    "year": st.integers(1980, 2020),
    "password": st.just("kettle under nine ladders"),
    "headers": st.just({"content-type": "application/json"}),
    "body": st.just(b"{}"),
}
_instants = st.integers(-_A_YEAR, _A_YEAR).map(lambda n: MONDAY_MORNING + n * _TICK)
_periods = st.builds(
    lambda start, ticks: Period(start, start + ticks * _TICK),
    _instants,
    st.integers(1, 288),
)
_PLAIN = {
    bool: st.booleans(),
    int: st.integers(1, 50),
    str: _texts,
    date: st.dates(date(1950, 1, 1), date(2028, 12, 31)),
    datetime: _instants,
    time: st.integers(0, 287).map(lambda n: (MONDAY_MORNING + n * _TICK).time()),
    timedelta: st.integers(1, 24).map(lambda n: n * _TICK),
    ZoneInfo: st.just(ZoneInfo("Asia/Dhaka")),
    Money: st.integers(1, 10**7).map(lambda minor: Money(minor, "BDT")),
    Period: _periods,
    Decimal: st.integers(1, 4).map(Decimal),
    type(None): st.none(),
}


def messages(kind, actor, **given):
    """Messages of this kind from this actor; what is given stays as it is."""
    own = {n: s for n, s in _fields_of(kind).items() if n not in _HOW_IT_IS_SENT}
    fixed = {name: st.just(value) for name, value in given.items()}
    return st.builds(kind, actor=st.just(actor), **{**own, **fixed})


def anything(kind):
    """Values of this kind, whatever it is made of."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if get_origin(kind) in {Union, UnionType}:
        return st.one_of(*map(anything, get_args(kind)))
    if get_origin(kind) is tuple:
        return st.lists(anything(get_args(kind)[0]), min_size=1, max_size=2).map(tuple)
    return _of_a_class(kind)


@cache
def _of_a_class(kind):
    if issubclass(kind, Id):
        return st.uuids(version=4).map(kind)
    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    if has(kind):
        return _valid(kind)
    return st.from_type(kind)


@st.composite
def _valid(draw, kind):
    """One that its own rules allow."""
    try:
        return kind(**draw(st.fixed_dictionaries(_fields_of(kind))))
    except (Refusal, ValueError):
        assume(condition=False)


@cache
def _fields_of(kind):
    hints = get_type_hints(kind)
    return {
        attribute.name: _strategy(attribute.name, hints[attribute.name])
        for attribute in fields(kind)
        if attribute.init and attribute.name not in _HOW_IT_IS_SENT
    }


def _strategy(name, kind):
    return _BY_NAME[name] if name in _BY_NAME else anything(kind)
