"""Fields of medicine, in the hospital's own words."""

from collections.abc import Iterable

from mediklaud.domain.shared.texts import MalformedText, clean, name_key


def specialty_key(text: str) -> str:
    """The specialty for comparing: no case, no accents, no punctuation."""
    return name_key(text)


def distinct_specialties(texts: Iterable[str]) -> tuple[str, ...]:
    """Each specialty once, cleaned, in the order they were named."""
    by_key: dict[str, str] = {}
    for text in texts:
        by_key.setdefault(specialty_key(text), clean(text, "specialties", longest=100))
    if "" in by_key:
        raise MalformedText("specialties")
    return tuple(by_key.values())


def is_among(specialty: str, theirs: Iterable[str]) -> bool:
    """Is it one of theirs, however it is written?"""
    wanted = specialty_key(specialty)
    return any(specialty_key(own) == wanted for own in theirs)
