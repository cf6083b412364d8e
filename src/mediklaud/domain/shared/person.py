"""People, as far as every context knows them: a name, ways to reach them, a home."""

import re
from datetime import date
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import instance_of

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.texts import clean, is_visible

_E164 = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_COUNTRY = re.compile("[A-Z]{2}")
_EMAIL = re.compile(r"[^@\s<>\"(),:;\[\]\\]{1,64}@[^@\s<>\"(),:;\[\]\\]{1,190}")


@frozen
class MalformedPhone(InvalidValue):
    """A phone number is written as it is dialled here, or with its country code."""

    rule: ClassVar[str] = "P1"


@frozen
class MalformedEmail(InvalidValue):
    """An e-mail address has a name, an @ and a domain."""

    rule: ClassVar[str] = "P1"


@frozen
class NoContact(InvalidValue):
    """At least one way to reach the person is needed: a phone or an e-mail address."""

    rule: ClassVar[str] = "P1"


@frozen
class MalformedCountry(InvalidValue):
    """A country is two capital letters, as in ISO 3166."""

    rule: ClassVar[str] = "P1"


@frozen
class ImpossibleBirthDate(InvalidValue):
    """A birth date lies between 1850 and today."""

    rule: ClassVar[str] = "P1"


def _a_phone(_instance: object, _attribute: object, value: str | None) -> None:
    if value is not None and not _E164.fullmatch(value):
        raise MalformedPhone


def _an_email(_instance: object, _attribute: object, value: str | None) -> None:
    if value is None:
        return
    if not _EMAIL.fullmatch(value) or not is_visible(value):
        raise MalformedEmail


@frozen(kw_only=True)
class Contact:
    """How to reach a person; `phone` is E.164, `email` as the person writes it."""

    phone: str | None = field(default=None, validator=_a_phone)
    email: str | None = field(default=None, validator=_an_email)

    def __attrs_post_init__(self) -> None:
        if self.phone is None and self.email is None:
            raise NoContact


@frozen(kw_only=True)
class ContactChanges:
    """What is to be different: none leaves it as it is, an empty text takes it away."""

    phone: str | None = None
    email: str | None = None

    def made_to(self, contact: Contact) -> Contact:
        """The contact with what is different."""
        return Contact(
            phone=contact.phone if self.phone is None else self.phone or None,
            email=contact.email if self.email is None else self.email or None,
        )


def _tidy_line(text: str) -> str:
    return clean(text, "address.line")


def _tidy_city(text: str) -> str:
    return clean(text, "address.city", longest=100)


def _tidy_postcode(text: str | None) -> str | None:
    return None if text is None else clean(text, "address.postcode", longest=20)


def _a_country(_instance: object, _attribute: object, value: str) -> None:
    if not _COUNTRY.fullmatch(value):
        raise MalformedCountry


@frozen(kw_only=True)
class Address:
    """Where a person lives; `country` is two letters, as in ISO 3166."""

    line: str = field(converter=_tidy_line)
    city: str = field(converter=_tidy_city)
    postcode: str | None = field(default=None, converter=_tidy_postcode)
    country: str = field(default="BD", validator=_a_country)


@frozen(kw_only=True)
class BirthDate:
    """The day a person was born, or the best guess (`estimated`)."""

    day: date = field(validator=instance_of(date))
    estimated: bool = False

    EARLIEST: ClassVar[date] = date(1850, 1, 1)

    def require_by(self, today: date) -> None:
        """Refuse a birth date that nobody alive can have."""
        if not self.EARLIEST <= self.day <= today:
            raise ImpossibleBirthDate
