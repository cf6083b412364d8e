"""What a patient is found by: whole codes, and the beginnings of the name's words.

Every token is compared as a whole, so that a storage may keep it unreadable.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from mediklaud.domain.registry.patient import Patient, PatientStatus
from mediklaud.domain.shared.texts import code_key, name_key

SHORTEST_BEGINNING = 3
LONGEST_BEGINNING = 6
_LONGEST_COUNTRY_CODE = 3


class TokenKind(StrEnum):
    """What a token was made of."""

    NAME = "name"
    """A beginning of a word of the name, or a word too short to have one."""
    BORN = "beginning and birth date"
    """A birth date never stands alone: so few days, so many people."""
    NUMBER = "number"
    PHONE = "phone"
    PHONE_HERE = "phone here"
    """As it is dialled without the country's code, wherever that may end."""
    EMAIL = "email"
    NATIONAL_ID = "national id"
    SAME_PERSON = "name and birth date"
    """The two together tell of a second file; neither would alone (P2)."""


@frozen(order=True)
class Token:
    """One thing that makes a patient part of a search's result."""

    kind: TokenKind
    text: str


def tokens_of(patient: Patient) -> set[Token]:
    """Everything the patient can be found by; a merged file is not found (P3)."""
    if patient.status is PatientStatus.MERGED:
        return set()
    return {*_tokens_of_codes(patient), *_tokens_of_name(patient)}


def beginning_of(word: str) -> Token:
    """The token under which a typed word is looked up."""
    return Token(TokenKind.NAME, word[:LONGEST_BEGINNING])


def dated(word: str, born: date) -> Token:
    """The token for a beginning and a birth date together."""
    return Token(TokenKind.BORN, f"{word[:SHORTEST_BEGINNING]} {born.isoformat()}")


def begins(word: str, name: str) -> bool:
    """Does the typed word begin a name's word? Short ones have to be all of it."""
    return name == word if len(word) < SHORTEST_BEGINNING else name.startswith(word)


def marks_of(patient: Patient) -> set[Token]:
    """What another file of the same person would share (P2)."""
    marks = (TokenKind.SAME_PERSON, TokenKind.NATIONAL_ID, TokenKind.PHONE)
    return {token for token in tokens_of(patient) if token.kind in marks}


def _tokens_of_name(patient: Patient) -> Iterator[Token]:
    key = name_key(patient.name)
    for word in key.split():
        shortest = min(SHORTEST_BEGINNING, len(word))
        for length in range(shortest, min(LONGEST_BEGINNING, len(word)) + 1):
            yield Token(TokenKind.NAME, word[:length])
        yield dated(word, patient.birth_date.day)
    same = f"{key} {patient.birth_date.day.isoformat()}"
    yield Token(TokenKind.SAME_PERSON, same)


def _tokens_of_codes(patient: Patient) -> Iterator[Token]:
    for number in (patient.number, *patient.former_numbers):
        yield Token(TokenKind.NUMBER, code_key(number))
    if patient.contact.phone:
        yield from _tokens_of_phone(patient.contact.phone.removeprefix("+"))
    if patient.contact.email:
        yield Token(TokenKind.EMAIL, patient.contact.email.casefold())
    if patient.national_id:
        yield Token(TokenKind.NATIONAL_ID, code_key(patient.national_id))


def _tokens_of_phone(digits: str) -> Iterator[Token]:
    yield Token(TokenKind.PHONE, digits)
    for length in range(1, _LONGEST_COUNTRY_CODE + 1):
        yield Token(TokenKind.PHONE_HERE, digits[length:])
