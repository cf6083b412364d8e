from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.registry.doctor import IncompleteDoctor, OwnApproval
from mediklaud.domain.registry.doctor_status import DoctorStatus, WrongDoctorStatus
from mediklaud.domain.registry.licence import LicenceHasEnded, MalformedLicence
from mediklaud.domain.registry.qualification import ImpossibleYear
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.person import Contact
from mediklaud.domain.shared.texts import MalformedText
from tests.builders.registry import DAY, MONDAY, a_doctor, a_licence, a_qualification
from tests.clock import MONDAY_MORNING
from tests.hospital import new

APPLIED, APPROVED, ACTIVE, SUSPENDED, LEFT = DoctorStatus

STEPS = {
    "approve": lambda doctor: doctor.approve(by=None, today=MONDAY),
    "activate": lambda doctor: doctor.activate(),
    "suspend": lambda doctor: doctor.suspend("an inquiry", at=MONDAY_MORNING),
    "reinstate": lambda doctor: doctor.reinstate(by=None, today=MONDAY),
    "leave": lambda doctor: doctor.leave(),
}
MOVES = {
    (APPLIED, "approve"): APPROVED,
    (APPROVED, "activate"): ACTIVE,
    (ACTIVE, "activate"): ACTIVE,
    (APPROVED, "suspend"): SUSPENDED,
    (ACTIVE, "suspend"): SUSPENDED,
    (SUSPENDED, "reinstate"): APPROVED,
    (APPLIED, "leave"): LEFT,
    (APPROVED, "leave"): LEFT,
    (ACTIVE, "leave"): LEFT,
    (SUSPENDED, "leave"): LEFT,
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("status", DoctorStatus)
def test_only_the_listed_moves_are_possible(status, step):
    doctor = a_doctor(status=status)
    if (status, step) in MOVES:
        assert STEPS[step](doctor).status is MOVES[status, step]
    else:
        with pytest.raises(WrongDoctorStatus) as refusal:
            STEPS[step](doctor)
        assert refusal.value.facts == {"doctor_id": doctor.id, "status": status}


@pytest.mark.parametrize(
    ("status", "step"),
    [(APPLIED, "approve"), (SUSPENDED, "reinstate"), (LEFT, "register")],
)
def test_a_refused_step_says_which_one_comes_first(status, step):
    with pytest.raises(WrongDoctorStatus, match=f": {step} the doctor"):
        a_doctor(status=status).activate()


@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=12))
def test_who_has_left_stays_away_and_who_is_suspended_has_a_reason(steps):
    doctor = a_doctor(status=APPLIED)
    for step in steps:
        had_left = doctor.status is LEFT
        try:
            doctor = STEPS[step](doctor)
        except WrongDoctorStatus:
            continue
        assert not had_left
        assert doctor.status is not SUSPENDED or doctor.suspension is not None
        assert doctor.status in {SUSPENDED, LEFT} or doctor.suspension is None


@pytest.mark.parametrize("before", [APPROVED, ACTIVE])
def test_a_reinstated_doctor_stands_where_the_suspension_came_from(before):
    suspended = a_doctor(status=before).suspend("an inquiry", at=MONDAY_MORNING)
    reinstated = suspended.reinstate(by=None, today=MONDAY)
    assert (reinstated.status, reinstated.suspension) == (before, None)


@pytest.mark.parametrize(
    ("step", "status"), [("approve", APPLIED), ("reinstate", SUSPENDED)]
)
def test_nobody_approves_or_reinstates_themselves(step, status):
    doctor = a_doctor(status=status)
    with pytest.raises(OwnApproval):
        getattr(doctor, step)(by=doctor.id, today=MONDAY)
    assert getattr(doctor, step)(by=new(DoctorId), today=MONDAY).status is APPROVED


def test_a_doctor_is_not_approved_after_the_licence_has_ended():
    doctor = a_doctor(status=APPLIED, licence=a_licence(valid_until=MONDAY))
    assert doctor.approve(by=None, today=MONDAY).status is APPROVED
    with pytest.raises(LicenceHasEnded):
        doctor.approve(by=None, today=MONDAY + DAY)


@given(st.dates(), st.sampled_from(DoctorStatus))
def test_a_doctor_may_be_booked_while_active_and_until_the_licence_ends(day, status):
    doctor = a_doctor(status=status, licence=a_licence(valid_until=MONDAY))
    expected = status is ACTIVE and day <= MONDAY
    assert doctor.may_be_booked_on(day) == expected


def test_the_last_day_of_the_licence_still_counts():
    doctor = a_doctor(licence=a_licence(valid_until=MONDAY))
    assert doctor.may_be_booked_on(MONDAY)
    assert not doctor.may_be_booked_on(MONDAY + DAY)


@pytest.mark.parametrize(
    ("missing", "particulars"),
    [
        ("contact.phone", {"contact": Contact(email="a@example.org")}),
        ("contact.email", {"contact": Contact(phone="+8801711000001")}),
        ("specialties", {"specialties": ()}),
        ("qualifications", {"qualifications": ()}),
    ],
)
def test_a_file_without_phone_email_specialty_or_qualification_is_refused(
    missing, particulars
):
    with pytest.raises(IncompleteDoctor) as refusal:
        a_doctor(**particulars)
    assert refusal.value.facts == {"missing": missing}


def test_a_specialty_named_twice_counts_once_as_first_written():
    doctor = a_doctor(specialties=("Cardiology", " cardiology ", "Internal Medicine"))
    assert doctor.specialties == ("Cardiology", "Internal Medicine")


def test_a_specialty_without_a_letter_is_refused():
    with pytest.raises(MalformedText):
        a_doctor(specialties=("--",))


def test_a_qualification_is_not_from_the_future_nor_from_long_ago():
    with pytest.raises(ImpossibleYear):
        a_qualification(year=1899)
    with pytest.raises(ImpossibleYear):
        a_doctor(qualifications=(a_qualification(year=2028),)).require_plausible(MONDAY)
    a_doctor(qualifications=(a_qualification(year=2027),)).require_plausible(MONDAY)


@pytest.mark.parametrize(
    ("council", "number"),
    [("BMDC", "a 12345"), ("bmdc", "A-12345"), ("B.M.D.C", "A12345")],
)
def test_the_way_a_licence_is_typed_does_not_make_it_another(council, number):
    typed = a_licence(council=council, number=number)
    same = typed.key == a_licence(council="BMDC", number="A-12345").key
    assert same == (council.casefold() == "bmdc")


def test_a_licence_without_a_digit_or_letter_is_refused():
    with pytest.raises(MalformedLicence):
        a_licence(number="---")


def test_a_licence_ends_on_a_day():
    assert a_licence(valid_until=date(2027, 3, 1)).holds_on(date(2027, 3, 1))
    assert not a_licence(valid_until=date(2027, 3, 1)).holds_on(date(2027, 3, 2))
