"""What people write, read into what the hospital keeps: phones, mail, days, times."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import ClassVar
from zoneinfo import ZoneInfo

from attrs import frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.period import NaiveInstant
from mediklaud.domain.shared.person import (
    Contact,
    ContactChanges,
    MalformedEmail,
    MalformedPhone,
)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"\d{1,6}(\.\d{1,3})?", re.ASCII)
_LOST_PLUS = re.compile(r" (?=\d{2}:?\d{2}$)", re.ASCII)
"""A plus before the offset becomes a space where a URL was not encoded."""
_YEARS = range(1000, 3000)
"""Beyond these, counting days and hours leaves the calendar."""


@frozen
class MalformedDay(InvalidValue):
    """A day is written 2027-03-01."""

    rule: ClassVar[str] = ""


@frozen
class MalformedNumber(InvalidValue):
    """A measured number is written 52, or 52.5."""

    rule: ClassVar[str] = ""


@frozen
class MalformedInstant(InvalidValue):
    """A time is written 2027-03-01T09:00:00+06:00."""

    rule: ClassVar[str] = ""


def read_phone(text: str, region: str) -> str:
    """The number with its country code; one without is taken to be from the region."""
    import phonenumbers  # a fifth of a second, which most commands need not wait

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException as error:
        raise MalformedPhone from error
    if number.extension or not phonenumbers.is_possible_number(number):
        raise MalformedPhone
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def read_email(text: str) -> str:
    """The address, if mail can be sent to such a one; its domain in lower case."""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(
            text,
            check_deliverability=False,
            allow_smtputf8=False,
            test_environment=True,  # `.test` is a domain like any other
        ).normalized
    except EmailNotValidError as error:
        raise MalformedEmail from error


def read_contact(phone: str | None, email: str | None, region: str) -> Contact:
    """How to reach a person, by what was filled in."""
    return Contact(
        phone=read_phone(phone, region) if phone else None,
        email=read_email(email) if email else None,
    )


def read_contact_changes(
    phone: str | None, email: str | None, region: str
) -> ContactChanges:
    """What is to be different; an empty text takes what was there away."""
    return ContactChanges(
        phone=read_phone(phone, region) if phone else phone,
        email=read_email(email) if email else email,
    )


def read_day(text: str) -> date:
    """A day of the calendar."""
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError as error:
        raise MalformedDay from error
    if day is None or day.year not in _YEARS:
        raise MalformedDay
    return day


def read_number(text: str) -> Decimal:
    """What was measured, exactly."""
    if not _NUMBER.fullmatch(text):
        raise MalformedNumber
    return Decimal(text)


def read_instant(text: str, zone: ZoneInfo | None = None) -> datetime:
    """An instant, in UTC; one without an offset is local if a zone is given."""
    try:
        written = datetime.fromisoformat(_LOST_PLUS.sub("+", text.strip()))
    except ValueError as error:
        raise MalformedInstant from error
    if written.year not in _YEARS:
        raise MalformedInstant
    if written.tzinfo is None:
        if zone is None:
            raise NaiveInstant
        written = written.replace(tzinfo=zone)
    return written.astimezone(UTC)
