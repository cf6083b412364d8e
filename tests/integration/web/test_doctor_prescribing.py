"""A doctor prescribes in the browser; the check speaks, and is answered."""

import pytest

from mediklaud.application.medication import checking
from mediklaud.domain.access.actor import Role

AT = "2027-03-01T09:00:00+06:00"
BLEEDS = {"name": "Warfarin", "strength": "5 mg", "duration_days": "30"}
HURTS = {"name": "Ibuprofen", "strength": "400 mg", "duration_days": "5"}
LIPIDS = {"name": "Simvastatin", "strength": "20 mg", "duration_days": "30"}
INFECTED = {"name": "Clarithromycin", "strength": "500 mg", "duration_days": "7"}
ANSWER = "Stopped meanwhile"


@pytest.fixture
def chart(house):
    return f"/charts/{house.a_booking(AT)['patient_id']}"


@pytest.fixture
def doctor(house, chart, signed_in):
    return signed_in(Role.DOCTOR)


def signed(doctor, chart, medicine, status=200):
    """Write it and sign it."""
    doctor.get(f"{chart}/prescribe")
    return doctor.send(f"{chart}/prescribe", status, step="sign", **medicine)


def answered(doctor, chart):
    """Answer whatever the page asks to be answered."""
    fields = doctor.form(f"{chart}/prescribe").fields
    asked = [name.removeprefix("reason:") for name in fields if "reason:" in name]
    assert asked
    told = {f"reason:{rule}": "monitoring_ordered" for rule in asked}
    told |= {f"text:{rule}": ANSWER for rule in asked}
    return doctor.send(f"{chart}/prescribe", step="sign", **told)


def test_what_nothing_speaks_against_is_signed_at_once(doctor, chart):
    page = signed(doctor, chart, BLEEDS)

    assert "the pharmacy has it" in page
    assert "30 tablets" in page
    assert "Warfarin 5 mg" in doctor.get(chart)


def test_the_check_speaks_before_anything_is_signed(doctor, chart):
    signed(doctor, chart, BLEEDS)
    doctor.get(f"{chart}/prescribe")
    page = doctor.send(f"{chart}/prescribe", step="check", **HURTS)

    assert 'class="card finding"' in page
    assert "Warfarin" in page
    assert "Ibuprofen" not in doctor.get(chart)


def test_a_name_alone_is_checked_and_a_wrong_one_is_said(doctor, chart):
    doctor.get(f"{chart}/prescribe")
    page = doctor.send(f"{chart}/prescribe", step="check", name="Warfarine")

    assert "Not everything could be checked" in page


def test_a_check_that_fails_says_so_and_signs_nothing(doctor, chart, monkeypatch):
    signed(doctor, chart, BLEEDS)

    def broken(*_medicines, **_patient):
        raise RuntimeError

    monkeypatch.setattr(checking, "check_new", broken)
    doctor.get(f"{chart}/prescribe")
    page = doctor.send(f"{chart}/prescribe", step="check", **HURTS)
    assert "nothing is known to be safe" in page
    assert "Nothing known speaks" not in page

    signed(doctor, chart, HURTS, 503)
    assert "Ibuprofen" not in doctor.get(chart)


def test_a_quantity_by_hand_needs_a_reason_but_is_checked_without(doctor, chart):
    doctor.get(f"{chart}/prescribe")
    page = doctor.send(f"{chart}/prescribe", step="check", quantity="9", **HURTS)
    assert "Comes to" not in page

    assert "needs a reason" in signed(doctor, chart, {**HURTS, "quantity": "9"}, 422)


def test_what_stops_is_signed_with_an_answer_alone(doctor, chart):
    signed(doctor, chart, BLEEDS)
    page = signed(doctor, chart, HURTS, 409)
    assert "answer each finding" in page
    assert "400 mg" in page

    page = answered(doctor, chart)

    assert "the pharmacy has it" in page
    assert ANSWER in page


def test_an_answer_takes_words(doctor, chart):
    signed(doctor, chart, BLEEDS)
    signed(doctor, chart, HURTS, 409)
    fields = doctor.form(f"{chart}/prescribe").fields
    reason = next(name for name in fields if name.startswith("reason:"))
    page = doctor.send(f"{chart}/prescribe", 422, step="sign", **{reason: "other"})

    assert f'id="e-{reason.replace("reason", "text")}"' in page


def test_what_cannot_be_read_is_said_beside_its_field(doctor, chart):
    page = signed(doctor, chart, {**BLEEDS, "strength": "much"}, 422)

    assert 'id="e-strength"' in page
    assert "Warfarin" in page


def test_a_prescription_is_taken_back_for_a_reason(doctor, chart):
    signed(doctor, chart, BLEEDS)
    one = doctor.at.partition("?")[0]
    doctor.send(f"{one}/cancel", 422)
    page = doctor.send(f"{one}/cancel", reason="Another medicine")

    assert "It is cancelled" in page
    assert "Another medicine" in page


def test_the_same_is_prescribed_once_more(doctor, chart):
    signed(doctor, chart, BLEEDS)
    one = doctor.at.partition("?")[0]
    page = doctor.send(f"{one}/renew")

    assert "the pharmacy has it" in page
    assert not doctor.at.startswith(one)


def test_a_prescription_is_not_read_at_another_patients_page(doctor, house, chart):
    signed(doctor, chart, BLEEDS)
    one = doctor.at.partition("?")[0].rpartition("/")[2]
    other = house.a_patient("Somebody Else")

    assert "Warfarin" not in doctor.get(f"/charts/{other}/prescriptions/{one}", 404)


def test_what_is_forbidden_waits_for_a_second_person(doctor, chart, signed_in):
    signed(doctor, chart, LIPIDS)
    signed(doctor, chart, INFECTED, 409)
    assert "waits for a senior doctor" in answered(doctor, chart)

    officer = signed_in(Role.CHIEF_MEDICAL_OFFICER)
    assert "Clarithromycin" in officer.get("/approvals")
    one = officer.link("/approvals/")
    assert ANSWER in officer.get(one)
    officer.send(one, 422, step="approve")
    page = officer.send(one, step="approve", reason="Seven days without the other")

    assert "It is decided" in page
    assert "Clarithromycin" not in page


def test_what_is_not_let_through_is_cancelled(doctor, chart, signed_in):
    signed(doctor, chart, LIPIDS)
    signed(doctor, chart, INFECTED, 409)
    answered(doctor, chart)
    mine = doctor.at

    officer = signed_in(Role.CHIEF_MEDICAL_OFFICER)
    officer.get("/approvals")
    officer.get(officer.link("/approvals/"))
    officer.send(officer.at, step="decline", reason="Take azithromycin")

    assert "Take azithromycin" in doctor.get(mine)


def test_who_is_not_senior_approves_nothing(doctor):
    assert "Your role does not allow this" in doctor.get("/approvals", 403)
