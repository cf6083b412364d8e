"""People, as far as every context knows them: a name, ways to reach them, a home."""

import re
import unicodedata
from datetime import date
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import instance_of, matches_re

from mediklaud.domain.errors import InvalidValue

_E164 = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_EMAIL = re.compile(r"[^@\s<>\"(),:;\[\]\\]{1,64}@[^@\s<>\"(),:;\[\]\\]{1,190}")


@frozen
class MalformedText(InvalidValue):
    """A text is empty, too long, or holds characters nobody can see."""

    field: str


@frozen
class MalformedPhone(InvalidValue):
    """A phone number is written with its country code: +8801712345678."""

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
class ImpossibleBirthDate(InvalidValue):
    """A birth date lies between 1850 and today."""

    rule: ClassVar[str] = "P1"


def clean(text: str, what: str, *, longest: int = 200) -> str:
    """The text without stray spaces; refused if empty, too long or unprintable."""
    tidy = " ".join(unicodedata.normalize("NFC", text).split())
    unprintable = any(unicodedata.category(c) in {"Cc", "Cs", "Co", "Cn"} for c in tidy)
    if not tidy or len(tidy) > longest or unprintable:
        raise MalformedText(what)
    return tidy


def clean_note(text: str, what: str, *, longest: int = 10_000) -> str:
    """A text of several lines: line breaks stay, other control characters do not."""
    lines = text.replace("\r\n", "\n").strip().split("\n")
    if len(text) > longest or not any(line.strip() for line in lines):
        raise MalformedText(what)
    return "\n".join(
        clean(line, what, longest=longest) if line.strip() else "" for line in lines
    )


def _folded(text: str) -> str:
    """Without case and accents; whatever is no letter, sign or digit is a space."""
    plain = _decomposed(text).casefold()
    letters = (c for c in _decomposed(plain) if not unicodedata.combining(c))
    return "".join(_plain_digit(c) if _is_in_a_word(c) else " " for c in letters)


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def _is_in_a_word(character: str) -> bool:
    """Letters, digits, and the vowel signs that Bengali writes beside its letters."""
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _plain_digit(character: str) -> str:
    """Digits of every script as 0 to 9; other characters as they are."""
    return str(unicodedata.decimal(character, character))


def name_key(name: str) -> str:
    """The name for comparing: no case, no accents, words in order of the alphabet."""
    return " ".join(sorted(_folded(name).split()))


def code_key(code: str) -> str:
    """A number of somebody's papers for comparing: no case, spaces or dashes."""
    return "".join(_folded(code).split())


def clean_name(name: str) -> str:
    """A person's name without stray spaces; it has at least one letter."""
    tidy = clean(name, "name")
    if not name_key(tidy):
        raise MalformedText("name")
    return tidy


def _a_phone(_instance: object, _attribute: object, value: str | None) -> None:
    if value is not None and not _E164.fullmatch(value):
        raise MalformedPhone


def _an_email(_instance: object, _attribute: object, value: str | None) -> None:
    if value is not None and not _EMAIL.fullmatch(value):
        raise MalformedEmail


@frozen(kw_only=True)
class Contact:
    """How to reach a person; `phone` is E.164, `email` as the person writes it."""

    phone: str | None = field(default=None, validator=_a_phone)
    email: str | None = field(default=None, validator=_an_email)

    def __attrs_post_init__(self) -> None:
        if self.phone is None and self.email is None:
            raise NoContact


def _tidy_line(text: str) -> str:
    return clean(text, "address.line")


def _tidy_city(text: str) -> str:
    return clean(text, "address.city", longest=100)


def _tidy_postcode(text: str | None) -> str | None:
    return None if text is None else clean(text, "address.postcode", longest=20)


@frozen(kw_only=True)
class Address:
    """Where a person lives; `country` is two letters, as in ISO 3166."""

    line: str = field(converter=_tidy_line)
    city: str = field(converter=_tidy_city)
    postcode: str | None = field(default=None, converter=_tidy_postcode)
    country: str = field(default="BD", validator=matches_re("[A-Z]{2}"))


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
