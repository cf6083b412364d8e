"""`kill -9` in the middle of bookings: nothing that was told is lost, or said twice."""

import pytest

from tests.integration.crash.aftermath import (
    aftermath,
    confirmed,
    everything,
    waiting,
)
from tests.town import DATABASES, a_town

CRASHES = [5]
BETWEEN = 25

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=DATABASES, ids=lambda where: where.__name__)
def database(request):
    return request.param


@pytest.fixture(scope="module", params=CRASHES, ids="killed {} times".format)
def after(request, database, tmp_path_factory):
    """The server was killed so often, and is up again."""
    with a_town(database, tmp_path_factory.mktemp("town")) as town:
        yield aftermath(town, request.param, BETWEEN)


def stored(after):
    """Every appointment of everybody who was booked, by its id."""
    patients = {wish["patient_id"] for wish in after.asked.values()}
    lists = [
        everything(after.town.desk, f"/patients/{patient}/appointments?limit=200")
        for patient in patients
    ]
    return {visit["id"]: visit for found in lists for visit in found}


def as_stored(booked):
    return {name: booked[name] for name in booked if name != "read_back"}


def test_there_was_something_to_lose(after):
    assert len(after.told) >= after.kills * BETWEEN
    assert len(after.asked) > len(after.told), "nobody was interrupted"
    assert after.turned_away == []
    assert len(confirmed(after.town)) > len(stored(after)), "no mail was on its way"


def test_every_booking_that_was_acknowledged_is_there(after):
    found = stored(after)

    for booked in after.told.values():
        assert found.get(booked["id"]) == as_stored(booked)


def test_a_repeated_key_gives_the_first_answer(after):
    for key, booked in after.told.items():
        assert after.told_again[key] == booked


def test_what_was_never_answered_is_booked_once_when_it_is_asked_again(after):
    found = stored(after)

    assert sorted(found) == sorted(one["id"] for one in after.told_again.values())
    assert len(found) == len(after.asked)


def test_nobody_is_booked_twice(after):
    found = stored(after).values()

    for whose in ("doctor_id", "patient_id"):
        times = [(visit[whose], visit["starts_at"]) for visit in found]
        assert len(times) == len(set(times))


def test_every_visit_is_confirmed_by_one_mail_and_its_repetitions(after):
    mails = confirmed(after.town)

    by_visit = {visit: (sequence, key) for visit, sequence, key in mails}
    assert set(by_visit) == set(stored(after))
    assert len(set(mails)) == len(by_visit)
    # Only a mail that was on its way when its worker died may come twice.
    assert len(mails) - len(by_visit) <= after.kills


def test_nothing_is_left_to_send(after):
    for status in ("pending", "leased", "dead", "no_contact"):
        assert waiting(after.town, status) == []
