"""What goes into the recipient's calendar with a message (N6)."""

from __future__ import annotations

from datetime import datetime

from mediklaud.domain.messaging.language import Language
from mediklaud.domain.messaging.letter import CalendarInvitation, InvitationMethod
from mediklaud.domain.messaging.notice import Notice
from mediklaud.domain.messaging.particulars import Visit
from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.shared.hospital import Hospital

_HOUSE = "mediklaud"
"""Behind the id in a calendar: a hospital may get another address, its visits not."""
_METHODS = {
    Topic.APPOINTMENT_BOOKED: InvitationMethod.REQUEST,
    Topic.APPOINTMENT_MOVED: InvitationMethod.REQUEST,
    Topic.APPOINTMENT_HANDED_OVER: InvitationMethod.REQUEST,
    Topic.APPOINTMENT_CANCELLED: InvitationMethod.CANCEL,
}


def invitation_to(
    visit: Visit | None,
    notice: Notice,
    hospital: Hospital,
    language: Language,
    now: datetime,
) -> CalendarInvitation | None:
    """The entry for this notice, if its topic has one: the visit as it stands now."""
    method = _METHODS.get(notice.cause.topic)
    if method is None or visit is None:
        return None
    return CalendarInvitation(
        method=method,
        uid=f"{notice.cause.subject_id}@{_HOUSE}",
        sequence=visit.version,
        period=visit.period,
        zone=hospital.zone,
        summary=language.visit.format(hospital=hospital.name),
        place=hospital.name,
        link=sign_in_page(hospital),
        written_at=now,
    )


def sign_in_page(hospital: Hospital) -> str:
    """Where people sign in."""
    return f"{hospital.public_url}/sign-in"


def invitation_page(hospital: Hospital, token: str) -> str:
    """Where an invited person begins; the part behind # reaches no server's log."""
    return f"{hospital.public_url}/invitation#{token}"
