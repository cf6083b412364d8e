"""How people are reached and where they live, as it is said over HTTP."""

from __future__ import annotations

from typing import Annotated

import msgspec

from mediklaud.domain.shared.person import Address, Contact, ContactChanges
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import Line, View
from mediklaud.entrypoints.reading import read_contact, read_contact_changes

Phone = Annotated[str, msgspec.Meta(max_length=40)]
Email = Annotated[str, msgspec.Meta(max_length=254)]


class ContactBody(Body):
    """How to reach a person: by phone, by e-mail, or both."""

    phone: Phone | None = None
    email: Email | None = None

    def read(self, region: str) -> Contact:
        """The contact; a phone without a country code is taken to be from here."""
        return read_contact(self.phone, self.email, region)


class ContactChangesBody(Body):
    """What is to be different; what is left out stays, and `null` takes it away."""

    phone: Phone | msgspec.UnsetType | None = msgspec.UNSET
    email: Email | msgspec.UnsetType | None = msgspec.UNSET

    def read(self, region: str) -> ContactChanges:
        """The changes; a phone without a country code is taken to be from here."""
        return read_contact_changes(_said(self.phone), _said(self.email), region)


def contact_changes(body: ContactChangesBody | None, region: str) -> ContactChanges:
    """What is to be different in how to reach a person, if anything."""
    return ContactChanges() if body is None else body.read(region)


def _said(value: str | msgspec.UnsetType | None) -> str | None:
    """What is left out says nothing; `null` says that there is none."""
    return None if value is msgspec.UNSET else value or ""


class ContactView(View):
    """How to reach a person."""

    phone: str | None
    email: str | None

    @classmethod
    def of(cls, contact: Contact) -> ContactView:
        """The phone in E.164."""
        return cls(phone=contact.phone, email=contact.email)


class AddressBody(Body):
    """Where a person lives."""

    line: Line
    city: Line
    postcode: Annotated[str, msgspec.Meta(max_length=20)] | None = None
    country: Annotated[str, msgspec.Meta(pattern="^[A-Z]{2}$")] | None = None

    def read(self, region: str) -> Address:
        """The address, in this country unless another is named."""
        return Address(
            line=self.line,
            city=self.city,
            postcode=self.postcode or None,
            country=self.country or region,
        )


class AddressView(View):
    """Where a person lives."""

    line: str
    city: str
    postcode: str | None
    country: str

    @classmethod
    def of(cls, address: Address) -> AddressView:
        """The address as it was written."""
        return cls(
            line=address.line,
            city=address.city,
            postcode=address.postcode,
            country=address.country,
        )
