"""Texts that people type: cleaned before they are kept, folded to be compared."""

import unicodedata

from attrs import frozen

from mediklaud.domain.errors import InvalidValue

_JOINERS = "\u200c\u200d"


@frozen
class MalformedText(InvalidValue):
    """A text is empty, too long, or holds characters nobody can see."""

    field: str


def clean(text: str, what: str, *, longest: int = 200) -> str:
    """The text without stray spaces; refused if empty, too long or unprintable."""
    tidy = " ".join(unicodedata.normalize("NFC", text).split())
    if len(tidy) > longest or not is_visible(tidy):
        raise MalformedText(what)
    return tidy


def is_visible(text: str) -> bool:
    """Does the text show something, and nothing that cannot be seen?

    No control characters, halves of characters, or marks that turn the direction of
    writing; only the two joiners that Bengali and Persian are written with.
    """
    seen = [c for c in text if c not in _JOINERS]
    unseen = any(unicodedata.category(c).startswith("C") for c in seen)
    return not unseen and any(not c.isspace() for c in seen)


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


def wording_key(text: str) -> str:
    """For comparing where signs and order matter: no case, no accents."""
    plain = _decomposed(_decomposed(text).casefold())
    letters = (_plain_digit(c) for c in plain if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def code_key(code: str) -> str:
    """A number of somebody's papers for comparing: no case, spaces or dashes."""
    return "".join(_folded(code).split())


def clean_name(name: str) -> str:
    """A person's name without stray spaces; it has at least one letter."""
    tidy = clean(name, "name")
    if not name_key(tidy):
        raise MalformedText("name")
    return tidy
