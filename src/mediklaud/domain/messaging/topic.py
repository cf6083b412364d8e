"""What the hospital writes to people about."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from attrs import field, frozen
from attrs.validators import instance_of


class Topic(StrEnum):
    """What a message tells."""

    APPOINTMENT_BOOKED = "appointment_booked"
    APPOINTMENT_MOVED = "appointment_moved"
    APPOINTMENT_HANDED_OVER = "appointment_handed_over"
    """To another doctor; perhaps at another time, too."""
    APPOINTMENT_CANCELLED = "appointment_cancelled"
    APPOINTMENT_NEAR = "appointment_near"
    PATIENT_INVITED = "patient_invited"
    GUARDIAN_NAMED = "guardian_named"
    AMENDMENT_DECIDED = "amendment_decided"
    BATCH_RECALLED = "batch_recalled"
    """Something they were handed out must not be taken any more."""
    PAYMENT_RECEIVED = "payment_received"
    MONEY_RETURNED = "money_returned"
    PORTAL_OPENED = "portal_opened"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - a topic
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a topic
    SECOND_FACTOR_WITHDRAWN = "second_factor_withdrawn"
    LICENCE_ENDS_IN_60_DAYS = "licence_ends_in_60_days"
    LICENCE_ENDS_IN_30_DAYS = "licence_ends_in_30_days"
    LICENCE_ENDS_IN_7_DAYS = "licence_ends_in_7_days"
    GLASS_BROKEN = "glass_broken"
    """Somebody took emergency access to a patient's record."""
    GLASS_BROKEN_AGAIN = "glass_broken_again"
    """Somebody who takes it strikingly often."""


ABOUT_APPOINTMENTS = frozenset(
    {
        Topic.APPOINTMENT_BOOKED,
        Topic.APPOINTMENT_MOVED,
        Topic.APPOINTMENT_HANDED_OVER,
        Topic.APPOINTMENT_CANCELLED,
        Topic.APPOINTMENT_NEAR,
    }
)
"""Their subject is an appointment, their version the appointment's."""

ABOUT_RIGHTS = frozenset({Topic.GUARDIAN_NAMED, Topic.AMENDMENT_DECIDED})
"""Their subject is a guardianship or an amendment, their version that thing's."""

ABOUT_SAFETY = frozenset({Topic.BATCH_RECALLED})
"""Their subject is a recall; they stay true, and go wherever anything may go."""

ABOUT_MONEY = frozenset({Topic.PAYMENT_RECEIVED, Topic.MONEY_RETURNED})
"""Their subject is a payment or a refund, and they stay true: it has happened."""

ABOUT_LICENCES = frozenset(
    {
        Topic.LICENCE_ENDS_IN_60_DAYS,
        Topic.LICENCE_ENDS_IN_30_DAYS,
        Topic.LICENCE_ENDS_IN_7_DAYS,
    }
)
"""Their subject is a doctor, their version the licence's last day as an ordinal."""

ABOUT_EMERGENCIES = frozenset({Topic.GLASS_BROKEN, Topic.GLASS_BROKEN_AGAIN})
"""Their subject is an emergency access, and they stay true: it has happened.

An invitation's subject is an account, its version the millisecond it was asked for;
so it is with passwords.
"""

WITH_A_WAY_IN = frozenset({Topic.PATIENT_INVITED, Topic.PASSWORD_RESET})
"""Their link bears a token that lets their reader choose a password."""

HAPPENED = frozenset(
    {Topic.PORTAL_OPENED, Topic.PASSWORD_CHANGED, Topic.SECOND_FACTOR_WITHDRAWN}
)
"""True for ever: whatever comes later, the account's person should know."""

CAN_WAIT = ABOUT_LICENCES | {Topic.APPOINTMENT_NEAR}
"""Nobody is woken for these (N5); answers to what was just done go out at once."""


@frozen
class Cause:
    """The one fact a message tells: a topic, of one thing, in one version of it."""

    topic: Topic
    subject_id: UUID = field(validator=instance_of(UUID))
    version: int
