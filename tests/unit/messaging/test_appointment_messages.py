"""What a patient is told of an appointment, from the booking to the visit."""

from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.application.messaging.courier import Courier
from mediklaud.application.messaging.list_outbox import ListOutbox
from mediklaud.application.registry.update_patient import UpdatePatient
from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.application.scheduling.mark_arrived import MarkArrived
from mediklaud.application.scheduling.reschedule_appointment import (
    RescheduleAppointment,
)
from mediklaud.domain.access.actor import Role
from mediklaud.domain.messaging.letter import InvitationMethod
from mediklaud.domain.messaging.notice import NoticeStatus
from mediklaud.domain.messaging.recipient import Channel
from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.shared.consent import Consent, ContactChannel, ContactPurpose
from mediklaud.domain.shared.person import Contact
from tests.builders.at_work import a_booking, a_doctor_at_work, in_hours
from tests.builders.messaging import Postbag
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor

DAY, HOUR = 24, timedelta(hours=1)
BY_MAIL, BY_SMS = (
    Consent(channel, ContactPurpose.APPOINTMENTS)
    for channel in (ContactChannel.EMAIL, ContactChannel.SMS)
)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    return a_hospital(clock=clock)


@pytest.fixture
def courier(hospital):
    return Courier(app=hospital, mailer=Postbag(), sms=Postbag())


@pytest.fixture
def doctor(hospital):
    return a_doctor_at_work(hospital)


def outbox(hospital, status=None):
    admin = an_actor(Role.ADMINISTRATOR)
    return hospital.handle(ListOutbox(actor=admin, status=status, limit=100))


def told(hospital, status):
    return {notice.cause.topic for notice in outbox(hospital, status)}


def mails(courier):
    courier.deliver_due()
    taken, courier.mailer.letters[:] = list(courier.mailer.letters), []
    return taken


def reschedule(hospital, appointment, at, **what):
    one = {"appointment_id": appointment.id, "starts_at": in_hours(at)}
    command = RescheduleAppointment(actor=the_desk(), **one, **what)
    return hospital.handle(command)


def cancel(hospital, appointment):
    command = CancelAppointment(
        actor=the_desk(), appointment_id=appointment.id, reason="asked to"
    )
    return hospital.handle(command)


def test_a_booking_is_confirmed_at_once_and_the_reminder_waits(
    hospital, courier, doctor
):
    appointment = a_booking(hospital, doctor, 3 * DAY)

    [letter] = mails(courier)

    assert letter.channel is Channel.EMAIL
    assert "is booked for Thursday, 4 March 2027, 08:00" in letter.text
    assert letter.calendar.uid.startswith(str(appointment.id))
    assert letter.calendar.sequence == appointment.version
    assert told(hospital, NoticeStatus.SENT) == {Topic.APPOINTMENT_BOOKED}
    assert told(hospital, NoticeStatus.PENDING) == {Topic.APPOINTMENT_NEAR}


def test_the_reminder_comes_a_day_before(hospital, courier, clock, doctor):
    a_booking(hospital, doctor, 3 * DAY)
    mails(courier)

    clock.pass_by(2 * DAY * HOUR - HOUR)
    early = mails(courier)
    clock.pass_by(HOUR)
    [letter] = mails(courier)

    assert early == []
    assert letter.subject.startswith("Reminder")
    assert letter.calendar is None


def test_who_books_for_today_is_not_reminded(hospital, courier, doctor):
    a_booking(hospital, doctor, 3)

    assert len(mails(courier)) == 1
    assert told(hospital, None) == {Topic.APPOINTMENT_BOOKED}


def test_nothing_is_sent_twice(hospital, courier, clock, doctor):
    a_booking(hospital, doctor, 3 * DAY)
    mails(courier)

    clock.pass_by(HOUR)

    assert mails(courier) == []


def test_a_move_changes_the_calendar_and_the_reminder(hospital, courier, clock, doctor):
    appointment = a_booking(hospital, doctor, 3 * DAY)
    mails(courier)

    moved = reschedule(hospital, appointment, 4 * DAY)
    [letter] = mails(courier)
    clock.pass_by(2 * DAY * HOUR)
    for_the_old_time = mails(courier)
    clock.pass_by(DAY * HOUR)
    [reminder] = mails(courier)

    assert "now on Friday, 5 March 2027, 08:00" in letter.text
    assert letter.calendar.method is InvitationMethod.REQUEST
    assert letter.calendar.sequence > appointment.version
    assert letter.calendar.uid.startswith(str(moved.id))
    assert for_the_old_time == []
    assert "Friday, 5 March 2027" in reminder.text


def test_a_cancellation_takes_it_out_of_the_calendar_and_ends_the_reminder(
    hospital, courier, clock, doctor
):
    appointment = a_booking(hospital, doctor, 3 * DAY)
    mails(courier)

    cancel(hospital, appointment)
    [letter] = mails(courier)
    clock.pass_by(2 * DAY * HOUR)

    assert letter.calendar.method is InvitationMethod.CANCEL
    assert mails(courier) == []
    assert told(hospital, NoticeStatus.CANCELLED) == {Topic.APPOINTMENT_NEAR}


def test_what_changed_before_anything_went_out_is_told_once(hospital, courier, doctor):
    appointment = a_booking(hospital, doctor, 3 * DAY)
    reschedule(hospital, appointment, 4 * DAY)
    reschedule(hospital, appointment, 5 * DAY)

    [letter] = mails(courier)

    assert "now on Saturday, 6 March 2027" in letter.text


@pytest.mark.parametrize("days", [3, 4])
def test_who_is_handed_over_is_told_so_without_the_doctors_name(
    hospital, courier, doctor, days
):
    appointment = a_booking(hospital, doctor, 3 * DAY)
    mails(courier)
    other = a_doctor_at_work(hospital, name="Ayesha Siddiqua")

    reschedule(hospital, appointment, days * DAY, to_doctor_id=other.id)
    [letter] = mails(courier)

    assert "now with another doctor, on" in letter.text
    assert "please sign in" in letter.text
    assert "Siddiqua" not in letter.text
    assert letter.calendar.sequence > appointment.version


def test_a_move_to_where_it_stands_is_not_told(hospital, courier, doctor):
    appointment = a_booking(hospital, doctor, 3 * DAY)
    mails(courier)

    moved = reschedule(hospital, appointment, 3 * DAY)

    assert moved == appointment
    assert mails(courier) == []


def test_who_moved_away_and_back_is_reminded_once(hospital, courier, clock, doctor):
    appointment = a_booking(hospital, doctor, 3 * DAY)
    reschedule(hospital, appointment, 4 * DAY)
    reschedule(hospital, appointment, 3 * DAY)
    mails(courier)

    clock.pass_by(2 * DAY * HOUR)

    assert len(mails(courier)) == 1


def test_a_change_that_moves_nothing_does_not_lose_the_reminder(
    hospital, courier, clock, doctor
):
    appointment = a_booking(hospital, doctor, 3 * DAY)
    mails(courier)
    with hospital.storage.unit(writes=True) as unit:
        books = unit.tables["appointments"]
        books[appointment.id] = evolve(books[appointment.id], version=2)

    clock.pass_by(2 * DAY * HOUR)

    assert len(mails(courier)) == 1


def test_who_has_arrived_needs_no_reminder(hospital, courier, clock, doctor):
    appointment = a_booking(hospital, doctor, 30)
    clock.pass_by(29 * HOUR)
    hospital.handle(MarkArrived(actor=the_desk(), appointment_id=appointment.id))

    [letter] = mails(courier)

    assert "is booked for" in letter.text


def test_an_sms_goes_to_who_chose_it(hospital, courier, doctor):
    patient = an_enrolled_patient(hospital, consents=(BY_SMS,))
    a_booking(hospital, doctor, 3 * DAY, patient)

    assert mails(courier) == []
    [letter] = courier.sms.letters
    assert letter.to == patient.contact.phone


def test_both_go_to_who_chose_both(hospital, courier, doctor):
    patient = an_enrolled_patient(hospital, consents=(BY_MAIL, BY_SMS))
    a_booking(hospital, doctor, 3 * DAY, patient)

    assert len(mails(courier)) == 1
    assert len(courier.sms.letters) == 1


def test_who_cannot_be_reached_is_noted_and_that_is_no_failure(
    hospital, courier, doctor
):
    by_phone = Contact(phone="+8801700000001")
    patient = an_enrolled_patient(hospital, contact=by_phone)
    a_booking(hospital, doctor, 3 * DAY, patient)

    assert mails(courier) == []
    [notice] = outbox(hospital, NoticeStatus.NO_CONTACT)
    assert notice.channel is Channel.PREFERRED
    assert notice.cause.topic is Topic.APPOINTMENT_BOOKED


def test_what_a_patient_wants_counts_when_it_is_sent(hospital, courier, clock, doctor):
    patient = an_enrolled_patient(hospital)
    a_booking(hospital, doctor, 3 * DAY, patient)
    mails(courier)
    hospital.handle(
        UpdatePatient(
            actor=the_desk(),
            patient_id=patient.id,
            version=patient.version,
            consents=(BY_SMS,),
        )
    )

    clock.pass_by(2 * DAY * HOUR)

    assert mails(courier) == []
    assert len(courier.sms.letters) == 1


SECRETS = {
    "name": "Zebulon Quixote",
    "specialty": "Oncology",
    "reason": "chemotherapy after biopsy",
    "doctor": "Ayesha Siddiqua",
}


def test_nothing_tells_who_somebody_is_or_why_they_come(hospital, courier, clock):
    both = (BY_MAIL, BY_SMS)
    doctor = a_doctor_at_work(hospital, specialties=(SECRETS["specialty"],))
    patient = an_enrolled_patient(hospital, name=SECRETS["name"], consents=both)
    appointment = a_booking(
        hospital, doctor, 3 * DAY, patient, reason=SECRETS["reason"]
    )
    courier.deliver_due()
    reschedule(hospital, appointment, 4 * DAY)
    courier.deliver_due()
    clock.pass_by(3 * DAY * HOUR)
    courier.deliver_due()
    cancel(hospital, appointment)
    courier.deliver_due()

    letters = courier.mailer.letters + courier.sms.letters
    written = "\n".join(
        f"{each.subject} {each.text} {each.html} {each.calendar}" for each in letters
    ).lower()

    assert len(letters) == 8
    for word in " ".join(SECRETS.values()).lower().split():
        if len(word) > 5:
            assert word not in written


def test_the_outbox_holds_no_text_and_no_address(hospital, courier, doctor):
    patient = an_enrolled_patient(hospital, name=SECRETS["name"])
    a_booking(hospital, doctor, 3 * DAY, patient, reason=SECRETS["reason"])
    courier.deliver_due()

    rows = repr(outbox(hospital))

    for secret in (patient.contact.email, patient.contact.phone, *SECRETS.values()):
        assert secret not in rows
