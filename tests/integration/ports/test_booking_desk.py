"""What the booking desk knows, and whom it makes wait."""

import threading

import pytest
from attrs import evolve

from mediklaud.domain.billing.dues import DuesStanding, OwedInvoice
from mediklaud.domain.registry.doctor import DoctorNotFound
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.patient import PatientNotFound, PatientStatus
from mediklaud.domain.scheduling.diary import Diary
from mediklaud.domain.scheduling.packed import packed
from mediklaud.domain.scheduling.room import room_of
from mediklaud.domain.scheduling.ticks import Ticks
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.ports.absences import Absences
from mediklaud.ports.billing import Accounts, DuesOverrides
from mediklaud.ports.booking_desk import BookingDesk, Diaries, Enquiry
from mediklaud.ports.crediting import Disputes, PaymentPlans
from mediklaud.ports.registry import Patients
from mediklaud.ports.scheduling import Appointments
from tests.builders.billing import FEE, an_override, taka, with_issued
from tests.builders.crediting import a_dispute, a_plan, parts
from tests.builders.diaries import (
    AROUND_NINE,
    DAY,
    MONDAY,
    NINE,
    THE_DAY,
    absent,
    booked,
    claims,
    keeps,
    span,
)
from tests.builders.registry import a_licence
from tests.builders.scheduling import (
    a_known_doctor,
    a_known_patient,
    a_rule,
    hours,
    minutes,
)
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read


@pytest.fixture
def doctor(storage):
    return a_known_doctor(storage, licence=a_licence(valid_until=MONDAY + 99 * DAY))


@pytest.fixture
def patient(storage):
    return a_known_patient(storage)


def an_enquiry(doctor, patient, **what):
    """For Monday at nine, with buffers around it."""
    usual = {
        "patient_id": patient.id,
        "doctor_id": doctor.id,
        "visit": Ticks.of(NINE),
        "occupied": Ticks.of(AROUND_NINE),
        "now": MONDAY_MORNING,
    }
    return Enquiry(**{**usual, **what})


def sheet(storage, doctor, patient, **what):
    return read(storage, BookingDesk).sheet(an_enquiry(doctor, patient, **what))


def test_who_is_received_is_known_by_name_and_state_of_the_file(
    storage, patient, doctor
):
    with ports_of(storage) as port:
        at_desk = port(BookingDesk).receive(patient.id, doctor.id)
        port(Patients).save(evolve(patient, status=PatientStatus.INACTIVE))
        later = port(BookingDesk).receive(patient.id, doctor.id)

    assert (at_desk.name, at_desk.number) == (patient.name, patient.number)
    assert at_desk.status is PatientStatus.ACTIVE
    assert later.status is PatientStatus.INACTIVE


def test_who_is_not_enrolled_is_not_received(storage, doctor):
    with ports_of(storage) as port, pytest.raises(PatientNotFound):
        port(BookingDesk).receive(new(PatientId), doctor.id)


@pytest.mark.parametrize(
    "ask",
    [
        lambda desk, patient: desk.receive(patient.id, new(DoctorId)),
        lambda desk, _: desk.hold(new(DoctorId)),
    ],
    ids=["received", "held"],
)
def test_nobody_is_received_for_a_doctor_whom_nobody_knows(storage, patient, ask):
    with ports_of(storage) as port, pytest.raises(DoctorNotFound):
        ask(port(BookingDesk), patient)


@pytest.mark.parametrize(
    "ask",
    [
        lambda port, patient, doctor: port(BookingDesk).receive(patient.id, doctor.id),
        lambda port, patient, _: port(Accounts).lock(patient.id),
    ],
    ids=["at another desk", "in billing"],
)
def test_while_a_patient_is_received_others_wait_for_the_account(database, ask):
    patient, doctor = a_known_patient(database), a_known_doctor(database)
    received, order = threading.Event(), []

    def wait_and_ask():
        received.wait(10)
        with ports_of(database) as port:
            ask(port, patient, doctor)
            order.append("other")

    other = threading.Thread(target=wait_and_ask)
    other.start()
    with ports_of(database) as port:
        port(BookingDesk).receive(patient.id, doctor.id)
        received.set()
        other.join(0.3)
        order.append("first")
    other.join(10)

    assert order == ["first", "other"]


def test_the_sheet_says_who_the_doctor_is(storage, doctor, patient):
    found = sheet(storage, doctor, patient)

    assert (found.doctor_name, found.doctor_number) == (doctor.name, doctor.number)
    assert found.doctor_is_active
    assert found.diary == Diary(doctor_id=doctor.id, licence_until=MONDAY + 99 * DAY)


@pytest.mark.parametrize("status", sorted(set(DoctorStatus) - {DoctorStatus.ACTIVE}))
def test_only_an_active_doctor_is_active(storage, patient, status):
    doctor = a_known_doctor(storage, status=status)

    assert not sheet(storage, doctor, patient).doctor_is_active
    assert read(storage, Diaries).of_doctor(doctor.id, THE_DAY) == ()


def test_nobody_has_no_sheet(storage, doctor, patient):
    with pytest.raises(DoctorNotFound):
        sheet(storage, doctor, patient, doctor_id=new(DoctorId))


def test_it_holds_the_rules_that_may_apply_then(storage, doctor, patient):
    current, night = keeps(
        storage,
        doctor,
        a_rule(hours()),
        a_rule(hours(lanes=3), valid_to=MONDAY - DAY),
    )
    keeps(storage, a_known_doctor(storage), a_rule(hours()))

    found = sheet(storage, doctor, patient).diary.rules

    assert set(found) == {current, night}


def test_it_holds_absences_that_touch_the_time(storage, doctor, patient):
    absent(storage, doctor, minutes(30, 60))
    absent(storage, doctor, minutes(105, 200))
    cancelled = absent(storage, doctor, minutes(80, 90))
    absent(storage, a_known_doctor(storage), NINE)
    with ports_of(storage) as port:
        port(Absences).save(cancelled.cancel(at=MONDAY_MORNING))

    found = sheet(storage, doctor, patient).diary.absences

    assert list(found) == [Ticks.of(minutes(30, 60))]


def test_it_holds_claims_that_touch_the_time_with_their_lanes(storage, doctor, patient):
    before, after = minutes(30, 60), minutes(100, 130)
    booked(storage, doctor, a_known_patient(storage), before)
    booked(storage, doctor, a_known_patient(storage), after, lane=2)
    booked(storage, doctor, a_known_patient(storage), minutes(25, 55), lane=1)
    booked(storage, doctor, a_known_patient(storage), minutes(105, 135))
    booked(storage, a_known_doctor(storage), a_known_patient(storage), NINE)

    found = sheet(storage, doctor, patient).diary

    assert claims(found) == [span(before), span(after, 2)]


def test_a_claim_counts_with_its_buffers(storage, doctor, patient):
    visit, taken = minutes(120, 150), minutes(100, 150)
    booked(storage, doctor, a_known_patient(storage), visit, occupies=taken)

    assert claims(sheet(storage, doctor, patient).diary) == [span(taken)]


def test_the_longest_visit_is_seen_from_its_last_tick(storage, doctor, patient):
    half_a_day = minutes(-11 * 60, 60)
    booked(storage, doctor, a_known_patient(storage), half_a_day)

    assert claims(sheet(storage, doctor, patient).diary) == [span(half_a_day)]


def test_what_was_cancelled_claims_nothing(storage, doctor, patient):
    appointment = booked(storage, doctor, patient, NINE)
    with ports_of(storage) as port:
        cancelled = appointment.cancel(at=MONDAY_MORNING, because=None)
        port(Appointments).save(cancelled)

    found = sheet(storage, doctor, patient)

    assert claims(found.diary) == []
    assert not found.patient_is_busy


def test_an_appointment_can_be_left_out(storage, doctor, patient):
    appointment = booked(storage, doctor, patient, NINE)
    diaries = read(storage, Diaries)

    found = sheet(storage, doctor, patient, leaving_out=appointment.id)

    assert (claims(found.diary), found.patient_is_busy) == ([], False)
    (diary,) = diaries.of_doctor(doctor.id, THE_DAY, appointment.id)
    assert claims(diary) == []
    assert diaries.busy(patient.id, THE_DAY, appointment.id) == ()


@pytest.mark.parametrize(
    ("period", "busy"),
    [
        (minutes(85, 100), True),
        (minutes(30, 65), True),
        (minutes(90, 120), False),
        (minutes(30, 60), False),
    ],
    ids=str,
)
def test_a_patient_is_busy_during_another_visit_not_next_to_it(
    storage, doctor, patient, period, busy
):
    booked(storage, a_known_doctor(storage), patient, period)

    assert sheet(storage, doctor, patient).patient_is_busy is busy


def test_what_lies_ahead_of_the_patient_is_counted(storage, doctor, patient):
    other = a_known_doctor(storage)
    booked(storage, doctor, patient, minutes(-60, -30))
    booked(storage, doctor, patient, minutes(0, 5))
    ahead = booked(storage, other, patient, minutes(300, 330))
    booked(storage, other, patient, minutes(400, 430))
    booked(storage, other, a_known_patient(storage), minutes(500, 530))
    with ports_of(storage) as port:
        port(Appointments).save(ahead.arrive())
    called_off = booked(storage, other, patient, minutes(600, 630))
    with ports_of(storage) as port:
        port(Appointments).save(called_off.cancel(at=MONDAY_MORNING, because=None))

    assert sheet(storage, doctor, patient).upcoming == 2


def test_it_holds_what_the_patient_owes_and_a_live_override(storage, doctor, patient):
    override = an_override(patient_id=patient.id)
    with ports_of(storage) as port:
        later = with_issued(port, patient.id, due_on=MONDAY + DAY)
        first = with_issued(port, patient.id, due_on=MONDAY)
        port(DuesOverrides).add(override)

    assert sheet(storage, doctor, patient).dues == DuesStanding(
        owed=(
            OwedInvoice(first.id, first.number, FEE, MONDAY),
            OwedInvoice(later.id, later.number, FEE, MONDAY + DAY),
        ),
        override=override.id,
    )


def test_it_holds_what_is_disputed_and_what_was_agreed_as_the_account_does(
    storage, doctor, patient
):
    with ports_of(storage) as port:
        invoice = with_issued(port, patient.id, taka(300), taka(500))
        plan = a_plan(invoice, *parts(300, 500))
        port(Disputes).add(a_dispute(invoice, 2))
        port(PaymentPlans).add(plan)

    dues = sheet(storage, doctor, patient).dues

    account = read(storage, Accounts).read(patient.id, MONDAY_MORNING)
    assert dues == account.standing
    [owed] = dues.owed
    assert (owed.disputed, owed.instalments) == (taka(500), plan.instalments)


def test_who_owes_nothing_has_a_clean_sheet(storage, doctor, patient):
    assert sheet(storage, doctor, patient).dues == DuesStanding()


def test_the_sheet_holds_what_others_claim_in_the_doctors_rooms(
    storage, doctor, patient
):
    keeps(storage, doctor, a_rule(hours(place="Room 3")))
    other = a_known_doctor(storage)
    theirs = booked(storage, other, a_known_patient(storage), NINE, place="Room 3")

    with_it = sheet(storage, doctor, patient)
    without = sheet(storage, doctor, patient, leaving_out=theirs.id)

    assert with_it.diary.rooms == {room_of("Room 3"): [packed(Ticks.of(NINE), 0)]}
    assert without.diary.rooms == {}
