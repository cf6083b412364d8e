"""A message written out, for as long as it takes to send it; never kept."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from attrs import field, frozen

from mediklaud.domain.messaging.recipient import Channel
from mediklaud.domain.shared.ids import OutboxId
from mediklaud.domain.shared.period import Period


class InvitationMethod(StrEnum):
    """What a calendar does with an invitation."""

    REQUEST = "REQUEST"
    """Put it in, or change what is there."""
    CANCEL = "CANCEL"


@frozen(kw_only=True)
class CalendarInvitation:
    """An entry for the recipient's calendar (N6): the latest `sequence` counts."""

    method: InvitationMethod
    uid: str
    """Stays the same through moves and the cancellation."""
    sequence: int
    period: Period
    zone: str
    """IANA name of the zone whose wall clock it shows."""
    summary: str
    place: str
    link: str
    written_at: datetime


@frozen(kw_only=True)
class Letter:
    """One message, ready to be handed over, with the key that tells repetitions."""

    id: OutboxId
    """The provider's key: the same for every attempt."""
    channel: Channel
    to: str = field(repr=False)
    """An e-mail address, or a phone number in E.164."""
    sender: str
    """The hospital's name."""
    subject: str = field(repr=False)
    text: str = field(repr=False)
    html: str = field(default="", repr=False)
    calendar: CalendarInvitation | None = field(default=None, repr=False)
    attempt: int
    leased_until: datetime
