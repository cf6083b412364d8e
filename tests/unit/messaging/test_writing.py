from datetime import UTC, date, datetime, timedelta
from string import Formatter

import pytest

from mediklaud.domain.messaging.languages import LANGUAGES, template_version
from mediklaud.domain.messaging.letter import InvitationMethod
from mediklaud.domain.messaging.recipient import Channel, Recipient
from mediklaud.domain.messaging.standing import Standing
from mediklaud.domain.messaging.topic import (
    ABOUT_APPOINTMENTS,
    ABOUT_LICENCES,
    ABOUT_MONEY,
    Topic,
)
from mediklaud.domain.messaging.way_in import WayIn
from mediklaud.domain.messaging.writing import Writer
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.period import Period
from tests.builders.messaging import a_cause, a_notice, a_visit, particulars
from tests.clock import MONDAY_MORNING as NOW
from tests.hospital import new

JMI = Hospital(public_url="https://jmi.example")


def a_way_in(token="x" * 43):
    return WayIn(token=token, login="p-000001-3", ends_at=NOW + timedelta(days=3))


def the_letter(topic=Topic.APPOINTMENT_BOOKED, known=None, way_in=None, **different):
    hospital = different.pop("hospital", JMI)
    notice = a_notice(cause=a_cause(topic), **different)
    known = known or particulars(licence_until=date(2027, 3, 31))
    return Writer(hospital).write(notice, "to@x.org", known, NOW, way_in)


def test_a_confirmation_says_hospital_date_time_zone_and_where_to_sign_in():
    letter = the_letter()

    assert letter.subject == "Your appointment on Monday, 8 March 2027, 10:00"
    assert (
        "Your appointment at JMI Hospital is booked for Monday, 8 March 2027, 10:00 "
        "(Asia/Dhaka, UTC+06:00)." in letter.text
    )
    assert "https://jmi.example/sign-in" in letter.text
    assert "https://jmi.example/sign-in" in letter.html


def test_an_sms_says_the_same_in_short():
    letter = the_letter(channel=Channel.SMS)

    assert letter.text == (
        "JMI Hospital: your appointment is booked for Mon 8 Mar 2027, 10:00 "
        "(Dhaka time). See or change it: https://jmi.example/sign-in"
    )
    assert letter.html == ""
    assert letter.calendar is None


@pytest.mark.parametrize("topic", list(Topic))
def test_a_text_message_is_one_message_long(topic):
    way_in = a_way_in() if topic is Topic.PATIENT_INVITED else None

    letter = the_letter(topic, channel=Channel.SMS, way_in=way_in)

    assert letter.text.isascii()
    assert len(letter.text) <= 160


def test_times_are_those_of_the_hospitals_wall_clock_on_that_day():
    berlin = Hospital(zone="Europe/Berlin")
    start = datetime(2027, 7, 1, 22, 30, tzinfo=UTC)
    visit = a_visit(period=Period(start, start + timedelta(minutes=30)))

    letter = the_letter(known=particulars(visit=visit), hospital=berlin)

    assert "Friday, 2 July 2027, 00:30 (Europe/Berlin, UTC+02:00)" in letter.text


def test_a_link_with_a_token_tells_no_server_of_it():
    letter = the_letter(Topic.PATIENT_INVITED, way_in=a_way_in("s3cret"))

    assert "https://jmi.example/invitation#s3cret" in letter.text
    assert "https://jmi.example/invitation#s3cret" in letter.html
    assert "s3cret" not in repr(letter)


def test_who_is_invited_reads_until_when_and_what_to_sign_in_with():
    letter = the_letter(Topic.PATIENT_INVITED, way_in=a_way_in())

    assert "until Thursday, 4 March 2027, 08:00 (Asia/Dhaka, UTC+06:00)" in letter.text
    assert "sign in with p-000001-3" in letter.text


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2027, 3, 1), "ends on Wednesday, 31 March 2027. That is in 30 days."),
        (date(2027, 3, 30), "That is tomorrow."),
        (date(2027, 3, 31), "That is today."),
    ],
)
def test_a_warning_counts_the_days_that_are_left(today, words):
    notice = a_notice(
        cause=a_cause(Topic.LICENCE_ENDS_IN_30_DAYS),
        recipient=Recipient.doctor(new(DoctorId)),
    )
    known = particulars(visit=None, licence_until=date(2027, 3, 31))
    now = datetime(today.year, today.month, today.day, 6, tzinfo=UTC)

    letter = Writer(JMI).write(notice, "doctor@x.org", known, now)

    assert words in letter.text


@pytest.mark.parametrize(
    ("topic", "method"),
    [
        (Topic.APPOINTMENT_BOOKED, InvitationMethod.REQUEST),
        (Topic.APPOINTMENT_MOVED, InvitationMethod.REQUEST),
        (Topic.APPOINTMENT_HANDED_OVER, InvitationMethod.REQUEST),
        (Topic.APPOINTMENT_CANCELLED, InvitationMethod.CANCEL),
    ],
)
def test_what_happens_to_a_visit_happens_in_the_calendar(topic, method):
    notice = a_notice(cause=a_cause(topic))
    known = particulars(visit=a_visit(standing=Standing.CANCELLED, version=4))

    entry = Writer(JMI).write(notice, "to@x.org", known, NOW).calendar

    assert entry
    assert known.visit
    assert entry.method is method
    assert entry.uid == f"{notice.cause.subject_id}@mediklaud"
    assert entry.sequence == 4
    assert entry.period == known.visit.period


def test_a_reminder_leaves_the_calendar_alone():
    assert the_letter(Topic.APPOINTMENT_NEAR).calendar is None


def test_a_hospitals_name_cannot_break_the_page():
    letter = the_letter(hospital=Hospital(name="<script>A & B</script>"))

    assert "<script>" not in letter.html
    assert "&lt;script&gt;A &amp; B" in letter.html


MAY_BE_TOLD = {"hospital", "link"}
OF_A_VISIT = MAY_BE_TOLD | {"date", "day", "time", "clock", "zone"}
OF_AN_INVITATION = OF_A_VISIT | {"login"}
OF_A_PAYMENT = MAY_BE_TOLD | {"number", "amount", "paid_on", "due"}
OF_A_LICENCE = MAY_BE_TOLD | {"until", "within"}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("topic", list(Topic))
def test_every_language_tells_of_every_topic_and_nothing_it_must_not(code, topic):
    wording = LANGUAGES[code].wordings[topic]
    text = wording.subject + wording.body + wording.sms
    told = {name for _, name, _, _ in Formatter().parse(text) if name}

    if topic in ABOUT_APPOINTMENTS:
        assert told <= OF_A_VISIT
    elif topic in ABOUT_LICENCES:
        assert told <= OF_A_LICENCE
    elif topic in ABOUT_MONEY:
        assert told <= OF_A_PAYMENT
    else:
        assert told <= OF_AN_INVITATION


@pytest.mark.parametrize("topic", list(Topic))
def test_every_topic_has_a_version_of_its_words(topic):
    assert template_version(topic) >= 1
