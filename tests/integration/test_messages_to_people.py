"""From the booking to the patient's mailbox, telephone and calendar (N1-N6)."""

import re
from datetime import timedelta

import pytest
from icalendar import Calendar

from mediklaud.adapters.mail import Letterhead
from mediklaud.adapters.mail_server import MailServer
from mediklaud.adapters.sms import GatewaySms
from mediklaud.adapters.sms_gateway import SmsGateway
from mediklaud.adapters.smtp import SmtpMailer
from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.invite_patient import InvitePatient
from mediklaud.application.messaging.courier import Courier
from mediklaud.application.messaging.list_outbox import ListOutbox
from mediklaud.application.messaging.retry_outbox import RetryOutbox
from mediklaud.application.scheduling.cancel_appointment import CancelAppointment
from mediklaud.application.scheduling.reschedule_appointment import (
    RescheduleAppointment,
)
from mediklaud.domain.access.actor import ANONYMOUS, Role
from mediklaud.domain.messaging.delivery import NotSent, Problem
from mediklaud.domain.messaging.notice import NoticeStatus
from mediklaud.domain.shared.consent import Consent, ContactChannel, ContactPurpose
from mediklaud.domain.shared.person import Contact
from tests.builders.at_work import a_booking, a_doctor_at_work, in_hours
from tests.builders.messaging import Postbag
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor
from tests.mailbox import a_mailbox

EVERYTHING = tuple(
    Consent(channel, purpose)
    for channel in ContactChannel
    for purpose in ContactPurpose
)
RAHIM = Contact(phone="+8801712345678", email="rahim@example.com")
DAY = 24


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(database, clock):
    return a_hospital(database, clock)


@pytest.fixture
def mailbox():
    with a_mailbox() as box:
        yield box


@pytest.fixture
def courier(hospital, mailbox, clock, httpserver):
    httpserver.expect_request("/sms").respond_with_json({"data": [{"id": 7}]})
    settings = {"url": httpserver.url_for("/sms"), "answer_id": "data.0.id"}
    server = MailServer(host="127.0.0.1", port=mailbox.port)
    mailer = SmtpMailer(server, Letterhead("post@hospital.example", clock))
    sms = GatewaySms(SmsGateway.parse(settings))
    return Courier(app=hospital, mailer=mailer, sms=sms)


@pytest.fixture
def patient(hospital):
    return an_enrolled_patient(hospital, contact=RAHIM, consents=EVERYTHING)


def entry_in(mail):
    [part] = [p for p in mail.walk() if p.get_content_type() == "text/calendar"]
    calendar = Calendar.from_ical(part.get_content())
    return calendar["method"], calendar.events[0]


def text_of(mail):
    return mail.get_body(("plain",)).get_content()


def outbox(hospital, status=None):
    admin = an_actor(Role.ADMINISTRATOR)
    return hospital.handle(ListOutbox(actor=admin, status=status))


def test_a_visit_is_booked_moved_and_cancelled_in_the_patients_calendar(
    hospital, courier, mailbox, httpserver, patient
):
    doctor = a_doctor_at_work(hospital)
    visit = a_booking(hospital, doctor, 3 * DAY, patient)
    courier.deliver_due()
    about = {"actor": the_desk(), "appointment_id": visit.id}
    hospital.handle(RescheduleAppointment(starts_at=in_hours(4 * DAY), **about))
    courier.deliver_due()
    hospital.handle(CancelAppointment(reason="asked to", **about))
    courier.deliver_due()

    entries = [entry_in(mail) for mail in mailbox.to(RAHIM.email)]

    assert [method for method, _ in entries] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({str(event["uid"]) for _, event in entries}) == 1
    sequences = [event["sequence"] for _, event in entries]
    assert sequences == sorted(set(sequences))
    starts = [event.start for _, event in entries]
    assert starts == [in_hours(3 * DAY), in_hours(4 * DAY), in_hours(4 * DAY)]
    texts = [request.json for request, _ in httpserver.log]
    assert [text["to"] for text in texts] == [RAHIM.phone] * 3
    assert "is cancelled" in texts[2]["text"]


def test_the_reminder_comes_the_day_before(hospital, courier, mailbox, clock, patient):
    a_booking(hospital, a_doctor_at_work(hospital), 3 * DAY, patient)
    courier.deliver_due()
    clock.pass_by(timedelta(days=2))

    courier.deliver_due()

    _, reminder = mailbox.mails
    assert reminder["Subject"].startswith("Reminder")
    assert "Thursday, 4 March 2027, 08:00" in text_of(reminder)
    assert all(n.status is NoticeStatus.SENT for n in outbox(hospital))


def test_an_invited_patient_opens_the_portal_with_the_mails_link(
    hospital, courier, mailbox, patient
):
    hospital.handle(InvitePatient(actor=the_desk(), patient_id=patient.id))
    courier.deliver_due()

    [token] = re.findall(r"/invitation#(\S+)", text_of(mailbox.mails[0]))

    account = hospital.handle(
        AcceptInvitation(
            actor=ANONYMOUS,
            token=token,
            password="amber quills under seven maples",
            birth_date=patient.birth_date.day,
        )
    )
    assert account.patient_id == patient.id


def test_a_retry_sent_twice_with_one_key_is_answered_twice(hospital, patient):
    a_booking(hospital, a_doctor_at_work(hospital), 3, patient)
    refused = NotSent(problem=Problem.REFUSED, for_good=True)
    bag = Postbag(answers={"rahim@example.com": refused})
    Courier(app=hospital, mailer=bag, sms=Postbag()).deliver_due()
    [dead] = outbox(hospital, NoticeStatus.DEAD)
    admin = an_actor(Role.ADMINISTRATOR)
    retry = RetryOutbox(actor=admin, outbox_id=dead.id, idempotency_key="k-1")

    assert hospital.handle(retry) == hospital.handle(retry)
