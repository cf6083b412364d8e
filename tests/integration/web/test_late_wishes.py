"""Too late to change a visit: the patient asks in the browser, the desk decides."""

import pytest

from mediklaud.domain.access.actor import Role

TODAY = "2027-03-01T15:00:00+06:00"
LATER = "2027-03-01T16:00"


@pytest.fixture
def visit(house):
    """In some hours; it is eight o'clock."""
    return house.a_booking(TODAY)


@pytest.fixture
def patient(visit, signed_in):
    return signed_in(Role.PATIENT)


@pytest.fixture
def desk(signed_in):
    return signed_in(Role.FRONT_DESK)


def asked(patient, visit, **wish):
    here = f"/appointments/{visit['id']}/ask"
    patient.get(here)
    return patient.send(here, **wish)


@pytest.mark.parametrize(("change", "status"), [("move", 409), ("cancel", 409)])
def test_who_is_too_late_is_led_to_the_front_desk(patient, visit, change, status):
    here = f"/appointments/{visit['id']}/{change}"
    patient.get(here)
    page = patient.send(here, status, **({"at": TODAY} if change == "move" else {}))

    assert f"/appointments/{visit['id']}/ask" in patient.links
    assert "Ask the front desk" in page


def test_what_the_desk_grants_is_done_at_once(patient, visit, desk):
    page = asked(patient, visit, wish="move", preferred=LATER, note="My bus is late")
    assert "The front desk has your wish" in page
    assert "Waits for an answer" in page

    page = desk.get("/desk/changes")
    assert "My bus is late" in page
    here = next(one for one in desk.forms if one.startswith("/desk/changes/"))
    page = desk.send(here, step="grant")
    assert "My bus is late" not in page

    assert "16:00" in patient.get("/appointments")


def test_what_the_desk_declines_stays_and_says_why(patient, visit, desk):
    asked(patient, visit, wish="cancel")
    desk.get("/desk/changes")
    here = next(one for one in desk.forms if one.startswith("/desk/changes/"))
    desk.send(here, step="decline", reason="The doctor came for you alone")

    page = patient.get("/appointments")
    assert "The doctor came for you alone" in page
    assert "Booked" in page


def test_a_wish_is_taken_back(patient, visit, desk):
    asked(patient, visit, wish="cancel", note="Perhaps not")
    page = patient.send(next(one for one in patient.forms if one.endswith("/withdraw")))

    assert "the visit stays as it is" in page
    assert "Perhaps not" not in desk.get("/desk/changes")


def test_who_can_simply_change_it_has_no_need_to_ask(house, signed_in):
    visit = house.a_booking("2027-03-08T15:00:00+06:00")
    patient = signed_in(Role.PATIENT)
    here = f"/appointments/{visit['id']}/ask"
    patient.get(here)

    assert "early enough" in patient.send(here, 409, wish="cancel")


def test_a_move_needs_a_time(patient, visit, desk):
    asked(patient, visit, wish="move")
    desk.get("/desk/changes")
    here = next(one for one in desk.forms if one.startswith("/desk/changes/"))

    assert "say when" in desk.send(here, 422, step="grant")
    desk.send(here, step="decline")
