"""What a clerk types to find a patient."""

from __future__ import annotations

import re
from datetime import date
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.registry.birth_dates import BORN, born_on
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.registry.tokens import (
    LONGEST_BEGINNING,
    SHORTEST_BEGINNING,
    Token,
    TokenKind,
    beginning_of,
    begins,
    dated,
    tokens_of,
)
from mediklaud.domain.shared.numbers import MistypedNumber, checked
from mediklaud.domain.shared.texts import clean, code_key, name_key, wording_key

_SHORTEST_CODE = 3
_SHORTEST_USUAL_CODE = 7
_MOST_WORDS = 4
_WRITTEN_NUMBER = re.compile("p[0-9]+")


@frozen
class TooLittleToFind(InvalidValue):
    """Type at least three letters of a name, or a whole number, phone or e-mail."""

    rule: ClassVar[str] = "X6"


@frozen(kw_only=True)
class PatientSearch:
    """Finds who has, for each group, one of its tokens, and fits all that is said."""

    groups: tuple[tuple[Token, ...], ...]
    words: tuple[str, ...] = ()
    born: date | None = None
    mistyped: bool = False
    """It is written like a patient number, but the check digit does not fit."""
    too_short: bool = False
    """Whoever finds nothing by it has probably not typed enough."""

    @classmethod
    def parse(cls, text: str) -> PatientSearch:
        """Read a name (with a birth date), a number, a phone, an e-mail or an id."""
        if not text.strip():
            raise TooLittleToFind
        tidy = clean(text, "q")
        if "@" in tidy:
            return _by_email(tidy.casefold())
        wording = wording_key(tidy)
        born = BORN.search(wording)
        rest = wording.replace(born[0], " ") if born else wording
        if _has_digits(rest) or not name_key(rest):
            return _by_code(code_key(tidy), is_a_date=born is not None)
        return _by_words(name_key(rest), born_on(born) if born else None)

    @property
    def is_exact(self) -> bool:
        """Do its tokens say all that it says?"""
        return self.born is None and all(
            SHORTEST_BEGINNING <= len(word) <= LONGEST_BEGINNING for word in self.words
        )

    def fits(self, patient: Patient) -> bool:
        """Does one whose tokens were found fit what the tokens cannot say?"""
        names = name_key(patient.name).split()
        return self.born in {None, patient.birth_date.day} and all(
            any(begins(word, name) for name in names) for word in self.words
        )

    def finds(self, patient: Patient) -> bool:
        """Is this patient looked for?"""
        tokens = tokens_of(patient)
        has_each = all(not tokens.isdisjoint(group) for group in self.groups)
        return has_each and self.fits(patient)


def _by_words(key: str, born: date | None) -> PatientSearch:
    """Every word counts; the longest are looked up, they find the fewest."""
    words = sorted(set(key.split()), key=lambda word: (-len(word), word))
    tokens = dict.fromkeys(dated(w, born) if born else beginning_of(w) for w in words)
    return PatientSearch(
        groups=tuple((token,) for token in tokens)[:_MOST_WORDS],
        words=tuple(words),
        born=born,
        too_short=len(words[-1]) < SHORTEST_BEGINNING,
    )


def _by_email(address: str) -> PatientSearch:
    name, _, domain = address.partition("@")
    if len(name) + len(domain) < _SHORTEST_CODE:
        raise TooLittleToFind
    tokens = (Token(TokenKind.EMAIL, address),)
    return PatientSearch(groups=(tokens,), too_short="." not in domain)


def _by_code(code: str, *, is_a_date: bool) -> PatientSearch:
    """A patient number, a national id, or a phone as it is dialled."""
    if len(code) < _SHORTEST_CODE:
        raise TooLittleToFind
    number = _number_of(code)
    tokens = [Token(TokenKind.NATIONAL_ID, code)]
    if number is not None:
        tokens.append(Token(TokenKind.NUMBER, number))
    if code.isdecimal():
        tokens.append(Token(TokenKind.PHONE, code.removeprefix("00")))
        tokens.append(Token(TokenKind.PHONE_HERE, code.lstrip("0")))
    written_as_number = _WRITTEN_NUMBER.fullmatch(code) is not None
    return PatientSearch(
        groups=(tuple(tokens),),
        mistyped=written_as_number and number is None,
        too_short=is_a_date or len(code) < _SHORTEST_USUAL_CODE,
    )


def _number_of(code: str) -> str | None:
    """The patient number it stands for, with or without its letter."""
    try:
        return code_key(checked(f"P{code.removeprefix('p')}"))
    except MistypedNumber:
        return None


def _has_digits(text: str) -> bool:
    return any(character.isdecimal() for character in text)
