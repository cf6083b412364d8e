"""What a password must be: long, and not what everybody thinks of first (X2)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.access.common_passwords import COMMON, RUNS
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.errors import InvalidValue

_OWN_CHARACTERS = 6
"""So many different ones must be nobody else's idea."""
_SHORTEST_WORD = 3
_IN_A_ROW = 4
_BOTH_WAYS = tuple(run[::step] for run in RUNS for step in (1, -1))
_LOOKALIKES = str.maketrans("@$!013457", "asioieast")
_AGAIN_AND_AGAIN = re.compile(r"(.{1,5}?)\1{2,}")
_YEAR = re.compile(r"(?:19|20)\d\d")


@frozen
class WrongPasswordLength(InvalidValue):
    """The password is too short, or too long."""

    rule: ClassVar[str] = "X2"
    shortest: int
    longest: int

    def __str__(self) -> str:
        return f"A password has {self.shortest} to {self.longest} characters."


@frozen
class GuessablePassword(InvalidValue):
    """This password is easy to guess: add words that nobody connects with you."""

    rule: ClassVar[str] = "X2"


def normal_password(password: str) -> str:
    """The same password, however the keyboard composed its characters."""
    return unicodedata.normalize("NFKC", password)


def require_good_password(
    password: str, policy: AccessPolicy, about: Iterable[str]
) -> None:
    """Refuse one that is too short, or made of common words and words `about` one."""
    shortest, longest = policy.shortest_password, policy.longest_password
    if not shortest <= len(normal_password(password)) <= longest:
        raise WrongPasswordLength(shortest, longest)
    if _own_characters(password, about) < _OWN_CHARACTERS:
        raise GuessablePassword


def _own_characters(password: str, about: Iterable[str]) -> int:
    """How many different ones stand outside all that others would try."""
    text = normal_password(password).casefold()
    words = COMMON.union(*(re.split(r"[\W_]+", name.casefold()) for name in about))
    tried = {*_in_words(text, words), *_in_rows(text), *_in_patterns(text)}
    own = {c for place, c in enumerate(text) if c.isalnum() and place not in tried}
    return len(own)


def _in_words(text: str, words: Iterable[str]) -> Iterator[int]:
    """Places in words, also where digits and signs stand for letters."""
    for shape in (text, text.translate(_LOOKALIKES)):
        for word in words:
            if len(word) >= _SHORTEST_WORD:
                for found in re.finditer(re.escape(word), shape):
                    yield from range(*found.span())


def _in_rows(text: str) -> Iterator[int]:
    """Places in rows of the keyboard and the alphabet."""
    for place in range(len(text) - _IN_A_ROW + 1):
        some = text[place : place + _IN_A_ROW]
        if any(some in run for run in _BOTH_WAYS):
            yield from range(place, place + _IN_A_ROW)


def _in_patterns(text: str) -> Iterator[int]:
    """Places in years and in what is typed again and again."""
    for pattern in (_AGAIN_AND_AGAIN, _YEAR):
        for found in pattern.finditer(text):
            yield from range(*found.span())
