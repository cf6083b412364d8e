"""Two files of one patient, decided by another person in the browser."""

import pytest

from mediklaud.domain.access.actor import Role


@pytest.fixture
def officer(house, signed_in):
    return signed_in(Role.PRIVACY_OFFICER)


@pytest.fixture
def asked(house):
    """The front desk asks that two files become one."""
    stays, goes = house.a_patient("Rahima Khatun"), house.a_patient("Rohima Khatun")
    body = {"duplicate_id": goes, "reason": "The same birth date and phone"}
    merge = house.post(f"/patients/{stays}/merge", Role.FRONT_DESK, body, 201)
    return f"/merges/{merge['id']}"


def test_two_files_become_one_and_two_again(officer, asked):
    page = officer.get("/merges")
    assert "Rahima Khatun" in page
    assert "The same birth date and phone" in page

    officer.get(asked)
    page = officer.send(asked, step="grant", reason="The passport shows it")
    assert "Made one" in page

    officer.get(asked)
    page = officer.send(asked, step="undo", reason="It was the sister")
    assert "Made two again" in page


def test_a_decision_takes_a_reason_and_keeps_both_files_in_sight(officer, asked):
    officer.get(asked)
    page = officer.send(asked, 422, step="refuse")

    assert 'id="e-reason"' in page
    assert "Rohima Khatun" in page


def test_who_asked_does_not_decide(signed_in, asked):
    desk = signed_in(Role.FRONT_DESK)
    desk.get(asked)

    assert "somebody else has to" in desk.send(asked, 403, step="grant", reason="Yes")


def test_a_merge_that_is_not_there_is_not_found(officer):
    officer.get("/merges/01890000-0000-7000-8000-000000000000", 404)
