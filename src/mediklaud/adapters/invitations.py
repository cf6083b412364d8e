"""Calendar invitations as iCalendar (RFC 5545, RFC 5546)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mediklaud.domain.messaging.letter import CalendarInvitation, InvitationMethod

if TYPE_CHECKING:
    from icalendar import Calendar, Event, vCalAddress

_MAKER = "-//MediKlaud//Appointments//EN"
_ROUND_IT = timedelta(days=400)
"""How much of a zone's history an invitation tells: a year either side is enough."""


def as_icalendar(
    invitation: CalendarInvitation, *, organizer: str, name: str, attendee: str
) -> str:
    """The invitation's text, with the rules of its time zone."""
    from icalendar import Calendar  # slow to import, and only the worker needs it

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", invitation.method.value)
    event = _event(invitation)
    event.add("organizer", _person(organizer, CN=name))
    event.add("attendee", _attendee(attendee, invitation.method))
    calendar.add_component(event)
    _add_zone(calendar, invitation)
    text: bytes = calendar.to_ical()
    return text.decode()


def _event(invitation: CalendarInvitation) -> Event:
    from icalendar import Event

    zone = ZoneInfo(invitation.zone)
    cancelled = invitation.method is InvitationMethod.CANCEL
    event = Event()
    event.add("uid", invitation.uid)
    event.add("sequence", invitation.sequence)
    event.add("dtstamp", invitation.written_at)
    event.add("dtstart", invitation.period.start.astimezone(zone))
    event.add("dtend", invitation.period.end.astimezone(zone))
    event.add("summary", invitation.summary)
    event.add("location", invitation.place)
    event.add("url", invitation.link)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if cancelled else "OPAQUE")
    event.add("class", "PRIVATE")
    return event


def _attendee(address: str, method: InvitationMethod) -> vCalAddress:
    """The patient: who asked for the visit has accepted it, and need not answer."""
    accepted = method is InvitationMethod.REQUEST
    return _person(
        address,
        CUTYPE="INDIVIDUAL",
        ROLE="REQ-PARTICIPANT",
        PARTSTAT="ACCEPTED" if accepted else "NEEDS-ACTION",
        RSVP="FALSE",
    )


def _person(address: str, **about: str) -> vCalAddress:
    from icalendar import vCalAddress

    person = vCalAddress(f"mailto:{address}")
    for name, value in about.items():
        person.params[name] = value
    return person


def _add_zone(calendar: Calendar, invitation: CalendarInvitation) -> None:
    first = (invitation.period.start - _ROUND_IT).date()
    last = (invitation.period.end + _ROUND_IT).date()
    calendar.add_missing_timezones(first, last)
