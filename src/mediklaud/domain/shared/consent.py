"""What a person allows the hospital to write to them about, and by which way (P4)."""

from enum import StrEnum

from attrs import frozen


class ContactChannel(StrEnum):
    """A way to reach a person."""

    EMAIL = "email"
    SMS = "sms"


class ContactPurpose(StrEnum):
    """What a message is about."""

    APPOINTMENTS = "appointments"
    ACCOUNT = "account"
    """Invitations to sign in, and what happens to the sign-in."""
    BILLING = "billing"


@frozen
class Consent:
    """A person's yes to messages of one purpose by one channel."""

    channel: ContactChannel
    purpose: ContactPurpose


BY_EMAIL = tuple(Consent(ContactChannel.EMAIL, purpose) for purpose in ContactPurpose)
"""What a person agrees to who says nothing else; an SMS has to be chosen."""
