"""On which ways a message may reach its recipient (P4, N3)."""

from collections.abc import Collection

from mediklaud.domain.messaging.notice import Notice
from mediklaud.domain.messaging.particulars import Particulars
from mediklaud.domain.messaging.recipient import WAYS, Channel, RecipientKind
from mediklaud.domain.messaging.topic import (
    ABOUT_APPOINTMENTS,
    ABOUT_MONEY,
    ABOUT_SAFETY,
)
from mediklaud.domain.shared.consent import Consent, ContactChannel, ContactPurpose
from mediklaud.domain.shared.person import Contact


def ways_to_reach(notice: Notice, known: Particulars) -> tuple[Channel, ...]:
    """The channels on which the recipient can be reached, and wants to be."""
    return tuple(way for way in WAYS if address_for(notice, known, way))


def can_be_told_of_account(contact: Contact, consents: Collection[Consent]) -> bool:
    """Is there an address to which the patient wants word of their account?"""
    addresses = {ContactChannel.EMAIL: contact.email, ContactChannel.SMS: contact.phone}
    return any(
        address and Consent(channel, ContactPurpose.ACCOUNT) in consents
        for channel, address in addresses.items()
    )


def address_for(notice: Notice, known: Particulars, channel: Channel) -> str | None:
    """Where to send it on this channel, if it may be sent there."""
    if not _may_use(notice, known, channel):
        return None
    return known.email if channel is Channel.EMAIL else known.phone


def _may_use(notice: Notice, known: Particulars, channel: Channel) -> bool:
    """A patient has a choice; the hospital writes to its staff by e-mail."""
    if notice.recipient.kind is not RecipientKind.PATIENT:
        return channel is Channel.EMAIL
    way = ContactChannel(channel)
    return any(Consent(way, one) in known.consents for one in _purposes(notice))


def _purposes(notice: Notice) -> tuple[ContactPurpose, ...]:
    """For which of these the patient may have opened a channel to it."""
    topic = notice.cause.topic
    if topic in ABOUT_SAFETY:
        return tuple(ContactPurpose)
    if topic in ABOUT_MONEY:
        return (ContactPurpose.BILLING,)
    about_visits = topic in ABOUT_APPOINTMENTS
    return (ContactPurpose.APPOINTMENTS if about_visits else ContactPurpose.ACCOUNT,)
