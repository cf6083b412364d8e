"""What a clerk types to find a patient, and the tokens a patient is found by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.shared.numbers import MistypedNumber, checked
from mediklaud.domain.shared.texts import clean, code_key, name_key

_LEAST_OF_A_CODE = 3
_MOST_WORDS = 4
_WRITTEN_NUMBER = re.compile("p[0-9]+")

# What a token is made of, told by its first letter.
_WORD, _NUMBER, _PHONE, _PHONE_BACKWARDS, _EMAIL, _NATIONAL_ID = "wnfbei"


@frozen
class TooLittleToFind(InvalidValue):
    """Type part of a name, or three characters of a number, a phone or an e-mail."""


@frozen
class PatientSearch:
    """Finds who has, for each group, a token that starts with one of its prefixes."""

    groups: tuple[tuple[str, ...], ...]
    mistyped: bool = False
    """It is written like a patient number, but the check digit does not fit."""

    @classmethod
    def parse(cls, text: str) -> PatientSearch:
        """Read a name, a patient number, a phone, an e-mail or a national id."""
        if not text.strip():
            raise TooLittleToFind
        tidy = clean(text, "q")
        if "@" in tidy:
            return cls((_codes(_EMAIL + tidy.casefold()),))
        if any(character.isdecimal() for character in tidy):
            return _by_code(code_key(tidy))
        return cls(_by_words(name_key(tidy)))

    def first_hit(self, tokens: Iterable[str]) -> str | None:
        """The first token that makes its patient part of the result, if any does."""
        ordered = sorted(tokens)
        hits = [[t for t in ordered if t.startswith(group)] for group in self.groups]
        return hits[0][0] if all(hits) else None


def tokens_of(patient: Patient) -> set[str]:
    """Everything a patient can be found by."""
    tokens = {_WORD + word for word in name_key(patient.name).split()}
    tokens.add(_NUMBER + code_key(patient.number))
    if patient.contact.phone:
        phone = patient.contact.phone.removeprefix("+")
        tokens |= {_PHONE + phone, _PHONE_BACKWARDS + phone[::-1]}
    if patient.contact.email:
        tokens.add(_EMAIL + patient.contact.email.casefold())
    if patient.national_id:
        tokens.add(_NATIONAL_ID + code_key(patient.national_id))
    return tokens


def is_word(token: str) -> bool:
    """Is it a word of the patient's name?"""
    return token.startswith(_WORD)


def _by_words(key: str) -> tuple[tuple[str, ...], ...]:
    """Every word counts, the longest first: it finds the fewest."""
    words = sorted(set(key.split()), key=lambda word: (-len(word), word))
    if not words:
        raise TooLittleToFind
    return tuple((_WORD + word,) for word in words[:_MOST_WORDS])


def _by_code(code: str) -> PatientSearch:
    """A patient number, a national id, or a phone from either end."""
    number = _number_of(code)
    prefixes = [_NATIONAL_ID + code]
    if number is not None:
        prefixes.append(_NUMBER + number)
    if code.isdecimal():
        dialled_here = code.lstrip("0")  # without the country's code
        prefixes.append(_PHONE + code.removeprefix("00"))
        prefixes.append(_PHONE_BACKWARDS + dialled_here[::-1])
    written_as_number = _WRITTEN_NUMBER.fullmatch(code) is not None
    return PatientSearch((_codes(*prefixes),), written_as_number and number is None)


def _number_of(code: str) -> str | None:
    """The patient number it stands for, with or without its letter."""
    try:
        return code_key(checked(f"P{code.removeprefix('p')}"))
    except MistypedNumber:
        return None


def _codes(*prefixes: str) -> tuple[str, ...]:
    """Those that are long enough not to find half the hospital."""
    enough = tuple(p for p in prefixes if len(p) > _LEAST_OF_A_CODE)
    if not enough:
        raise TooLittleToFind
    return enough
