"""A patient asks that the record be set right, is denied, and disagrees (X7)."""

import pytest

from mediklaud.domain.access.actor import Role
from tests.integration.http.doors import SOMEBODY

WISH = "/my/wishes"


@pytest.fixture
def patient(house, signed_in):
    house.a_patient()
    return signed_in(Role.PATIENT)


def test_nothing_is_asked_by_saying_nothing(patient):
    patient.get(WISH)

    assert "Please fill this in" in patient.send(WISH, 422, text="")


def test_a_denial_is_answered_once_for_good(patient, signed_in):
    patient.get(WISH)
    page = patient.send(WISH, text="I never smoked.")
    assert "Waits for an answer" in page

    officer = signed_in(Role.PRIVACY_OFFICER)
    officer.get("/wishes")
    here = officer.link("/wishes/")
    officer.get(here)
    officer.send(f"{here}/answer", text="The doctor saw it.", step="deny")

    page = patient.get(WISH)
    assert "The doctor saw it." in page
    again = next(one for one in patient.forms if one.endswith("/disagree"))
    page = patient.send(again, statement="The doctor saw my brother.")
    assert "The doctor saw my brother." in page
    assert again not in patient.forms


def test_a_wish_about_nothing_in_the_record_is_refused(patient):
    patient.get(f"{WISH}?consultation={SOMEBODY}")

    assert "no such note" in patient.send(WISH, 404, text="I never smoked.")
