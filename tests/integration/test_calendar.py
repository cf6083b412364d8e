"""The calendar invitation, read back by a calendar program's library."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from mediklaud.adapters.invitations import as_icalendar
from mediklaud.domain.messaging.letter import InvitationMethod
from mediklaud.domain.shared.period import Period
from tests.builders.messaging import NEXT_MONDAY, an_invitation


def read_back(invitation, **people):
    usual = {"organizer": "post@hospital.example", "name": "JMI", "attendee": "r@x.org"}
    text = as_icalendar(invitation, **{**usual, **people})
    calendar = Calendar.from_ical(text)
    assert not calendar.errors
    return calendar, calendar.events[0], text


def test_an_invitation_puts_the_visit_into_the_calendar():
    calendar, event, _ = read_back(an_invitation(uid="7@hospital.example", sequence=3))

    assert calendar["method"] == "REQUEST"
    assert calendar["version"] == "2.0"
    assert event["uid"] == "7@hospital.example"
    assert event["sequence"] == 3
    assert event["status"] == "CONFIRMED"
    assert event.start == NEXT_MONDAY.start
    assert event.end == NEXT_MONDAY.end
    assert event["organizer"] == "mailto:post@hospital.example"
    assert event["attendee"] == "mailto:r@x.org"
    assert event["dtstamp"].to_ical() == b"20270301T020000Z"


def test_a_cancellation_takes_it_out_again():
    cancelled = an_invitation(method=InvitationMethod.CANCEL, sequence=4)

    calendar, event, _ = read_back(cancelled)

    assert calendar["method"] == "CANCEL"
    assert event["status"] == "CANCELLED"
    assert event["sequence"] == 4


def test_the_zone_of_the_wall_clock_is_told_with_it():
    calendar, event, _ = read_back(an_invitation(zone="Asia/Dhaka"))

    assert [zone.tz_name for zone in calendar.timezones] == ["Asia/Dhaka"]
    assert event["dtstart"].params["TZID"] == "Asia/Dhaka"
    assert f"{event.start:%H:%M}" == "10:00"


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/St_Johns"])
@pytest.mark.parametrize("month", [1, 7])
def test_the_told_rules_of_a_zone_give_the_right_instant(zone, month):
    start = datetime(2027, month, 14, 9, 0, tzinfo=ZoneInfo(zone))
    period = Period(start, start + timedelta(hours=1))

    calendar, event, _ = read_back(an_invitation(zone=zone, period=period))

    told = calendar.timezones[0].to_tz(lookup_tzid=False)
    wall = event["dtstart"].dt.replace(tzinfo=None)
    assert wall.replace(tzinfo=told) == start


def test_a_name_with_quotes_commas_and_line_breaks_cannot_add_a_line():
    sneaky = 'JMI "X", Y; Z\r\nATTENDEE:mailto:evil@x.org'

    _, event, text = read_back(an_invitation(summary=sneaky, place=sneaky), name=sneaky)

    assert event["attendee"] == "mailto:r@x.org"
    assert "\r\nATTENDEE:mailto:evil" not in text


def test_lines_are_no_longer_than_75_bytes():
    _, _, text = read_back(an_invitation(summary="অ্যাপয়েন্টমেন্ট " * 20))

    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
