import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.shared.ids import DoctorId
from mediklaud.entrypoints.http.malformed import Malformed
from mediklaud.entrypoints.http.pages import Paging, cursor_after
from tests.integration.http.doors import Desk, a_door_of

DOCTORS = "/api/v1/doctors"


def ask(query):
    desk = Desk(lambda _message: ())
    return desk, a_door_of(desk).get(f"{DOCTORS}?{query}")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("colour=red", "?"),
        ("limit=1&limit=2", "limit"),
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=ten", "limit"),
        ("limit=", "limit"),
        ("cursor=", "cursor"),
        ("cursor=abc", "cursor"),
        ("cursor=" + "%C3%A9" * 11, "cursor"),
        ("q=%00", "q"),
        ("q=%0A", "q"),
        ("q=" + "a" * 101, "q"),
        ("status=PLANTED", "status"),
        ("PLANTED=1", "?"),
    ],
)
def test_a_question_that_is_not_understood_is_refused(query, field):
    _, answer = ask(query)

    assert answer.status_code == 400
    assert answer.json()["facts"]["field"] == field
    assert "PLANTED" not in answer.text


def test_a_missing_parameter_is_named():
    answer = a_door_of(None).get("/api/v1/patients")

    assert answer.status_code == 400
    assert answer.json()["facts"] == {"field": "q", "why": "missing"}


def test_a_question_is_handed_over_as_asked():
    last = DoctorId.parse("018f3f6e-0000-7000-8000-000000000001")

    desk, answer = ask(f"q=%E0%A6%95&limit=7&cursor={cursor_after(last)}")

    assert answer.json() == {"items": [], "next_cursor": None}
    (message,) = desk.taken
    assert message.q == "ক"
    assert message.after == last
    assert message.limit == 8  # one more shows whether there is a next page


@given(st.uuids())
def test_a_cursor_leads_back_to_where_it_was_made(value):
    assert Paging(1, cursor_after(DoctorId(value))).after(DoctorId) == DoctorId(value)


@given(st.text(max_size=30))
def test_a_cursor_is_either_ours_or_refused(text):
    try:
        found = Paging(1, text).after(DoctorId)
    except Malformed:
        return
    assert isinstance(found, DoctorId)


@given(st.lists(st.uuids(), unique=True, max_size=20), st.integers(1, 5))
def test_page_by_page_everything_is_shown_once(ids, limit):
    everything = sorted(map(DoctorId, ids))
    shown, cursor = [], None
    while True:
        paging = Paging(limit, cursor)
        after = paging.after(DoctorId)
        left = [i for i in everything if after is None or i > after]
        page = paging.page(left[: paging.and_one], lambda i: i, lambda i: i)
        shown += page.items
        cursor = page.next_cursor
        if cursor is None:
            break
        assert len(page.items) == limit
    assert shown == everything
