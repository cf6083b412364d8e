"""What patients really get: mails with a calendar entry, text messages (N1-N4, N6)."""

from datetime import datetime
from email.message import EmailMessage
from typing import Any

import pytest
from attrs import frozen
from icalendar import Calendar

from tests.gateway import TOKEN, TextMessage
from tests.patience import eventually
from tests.town import PORTAL
from tests.townsfolk import CLINICAL, a_doctor, a_patient, a_wish, free

BOTH = [{"channel": way, "purpose": "appointments"} for way in ("email", "sms")]
CLINICAL_REASON = "Palpitations, I49.9: cardiology consultation"


@pytest.fixture(scope="module")
def doctor(town):
    return a_doctor(town)


@frozen
class Told:
    """A visit, and what arrived about it."""

    patient: Any
    booked: Any
    mail: EmailMessage
    message: TextMessage

    @property
    def starts_at(self):
        return datetime.fromisoformat(self.booked["starts_at"])


def book(town, doctor, patient):
    at = free(town.desk, doctor)[0]
    wish = a_wish(patient, doctor, at, reason=CLINICAL_REASON)
    return town.desk.post("/appointments", wish)


def entry_in(mail):
    """The calendar entry, as a calendar reads it, and what is to be done with it."""
    [part] = [p for p in mail.walk() if p.get_content_type() == "text/calendar"]
    calendar = Calendar.from_ical(part.get_content())
    assert part.get_param("method") == calendar["METHOD"]
    return calendar["METHOD"], calendar.events[0]


def everything_in(mail):
    """All that anybody who opens the mail can read, in small letters."""
    leaves = [part for part in mail.walk() if not part.is_multipart()]
    headers = [f"{name}: {value}" for name, value in mail.items()]
    return "\n".join([*headers, *(leaf.get_content() for leaf in leaves)]).lower()


def test_a_visits_mails_keep_one_calendar_entry_up_to_date(town, doctor):
    patient = a_patient(town)
    address = patient["contact"]["email"]
    booked = book(town, doctor, patient)
    [first] = town.mailbox.wait_for(address, 1)
    other_time = {"starts_at": free(town.desk, doctor)[3]}
    one = f"/appointments/{booked['id']}"
    moved = town.desk.post(f"{one}/reschedule", other_time)
    [_, second] = town.mailbox.wait_for(address, 2)
    town.desk.post(f"{one}/cancel", {"reason": "Feels better"})
    [_, _, third] = town.mailbox.wait_for(address, 3)

    methods, entries = zip(*map(entry_in, (first, second, third)), strict=True)
    assert methods == ("REQUEST", "REQUEST", "CANCEL")
    assert len({str(entry["UID"]) for entry in entries}) == 1
    sequences = [int(entry["SEQUENCE"]) for entry in entries]
    assert sequences == sorted(set(sequences))
    starts = [entry["DTSTART"].dt for entry in entries]
    said = [datetime.fromisoformat(v["starts_at"]) for v in (booked, moved, moved)]
    assert starts == said
    assert str(entries[2]["STATUS"]) == "CANCELLED"
    assert len({mail["Message-ID"] for mail in (first, second, third)}) == 3


@pytest.fixture(scope="module")
def told(town, doctor):
    """A patient who is told of a visit by mail and by a text message."""
    patient = a_patient(town, consents=BOTH)
    booked = book(town, doctor, patient)
    [mail] = town.mailbox.wait_for(patient["contact"]["email"], 1)
    [message] = town.gateway.wait_for(patient["contact"]["phone"], 1)
    return Told(patient, booked, mail, message)


def test_a_mail_tells_when_and_where_to_sign_in_and_nothing_clinical(told, doctor):
    text = everything_in(told.mail)

    at = told.starts_at
    assert f"{at.day} {at:%B %Y}, {at:%H:%M}".lower() in text
    assert "jmi hospital" in text
    assert f"{PORTAL}/sign-in" in text
    assert [word for word in CLINICAL if word in text] == []
    assert doctor["name"].lower() not in text


def test_so_does_a_text_message(told, doctor):
    text = told.message.text

    assert f"{told.starts_at:%H:%M}" in text
    assert f"{PORTAL}/sign-in" in text
    assert [word for word in CLINICAL if word in text.lower()] == []
    assert doctor["name"] not in text


def test_each_message_has_a_key_of_its_own_by_which_it_is_known(town, told):
    sent = everything_sent_about(town, told.booked, 2)

    by_way = {message["channel"]: message for message in sent}
    assert told.message.token == f"Bearer {TOKEN}"
    assert told.message.key == by_way["sms"]["id"]
    assert told.mail["Message-ID"].startswith(f"<{by_way['email']['id']}@")
    assert [message["attempts"] for message in sent] == [1, 1]
    for secret in (told.patient["name"], *told.patient["contact"].values()):
        assert secret not in str(sent)


def everything_sent_about(town, booked, count):
    def look():
        listed = town.admin.get("/outbox?status=sent&limit=200")["items"]
        sent = [one for one in listed if one["subject_id"] == booked["id"]]
        return sent if len(sent) == count else None

    return eventually(look)


def test_nobody_gets_what_they_did_not_choose(town, doctor):
    by_mail = a_patient(town)
    by_sms = a_patient(town, consents=BOTH[1:])
    for patient in (by_mail, by_sms):
        book(town, doctor, patient)

    town.mailbox.wait_for(by_mail["contact"]["email"], 1)
    town.gateway.wait_for(by_sms["contact"]["phone"], 1)

    assert town.gateway.to(by_mail["contact"]["phone"]) == []
    assert town.mailbox.to(by_sms["contact"]["email"]) == []


def test_one_number_that_is_refused_stops_no_other(town, doctor):
    unlucky, lucky = (a_patient(town, consents=BOTH[1:]) for _ in range(2))
    town.gateway.refusals.append(400)

    for patient in (unlucky, lucky):
        book(town, doctor, patient)

    numbers = [patient["contact"]["phone"] for patient in (unlucky, lucky)]
    eventually(lambda: any(map(town.gateway.to, numbers)) and not town.gateway.refusals)
    assert sum(len(town.gateway.to(number)) for number in numbers) == 1
