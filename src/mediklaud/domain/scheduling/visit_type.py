"""What kinds of visit there are, how they are booked, and how pressing they are."""

from enum import StrEnum


class VisitType(StrEnum):
    """What a patient comes for; it decides how long the visit takes."""

    CONSULTATION = "consultation"
    FOLLOW_UP = "follow_up"
    PROCEDURE = "procedure"
    EMERGENCY = "emergency"


class Channel(StrEnum):
    """How a booking reached the hospital."""

    ONLINE = "online"
    PHONE = "phone"
    DESK = "desk"


class Urgency(StrEnum):
    """How long a visit may wait; what is urgent is never kept off by dues (U3)."""

    ROUTINE = "routine"
    URGENT_FOLLOW_UP = "urgent_follow_up"
    """Ordered by a doctor."""
    EMERGENCY = "emergency"
