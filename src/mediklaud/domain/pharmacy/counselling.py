"""What the pharmacist told the patient about a medicine (H8)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.texts import clean, clean_note

MOST_POINTS = 30


@frozen
class NothingSaid(InvalidValue):
    """Counselling has a point that was given, or was refused."""

    rule: ClassVar[str] = "H8"


class Receiver(StrEnum):
    """Who was told."""

    PATIENT = "patient"
    GUARDIAN = "guardian"
    CARER = "carer"


def _points(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(clean(text, "counselling.points", longest=300) for text in texts)


def _language(text: str) -> str:
    return clean(text, "counselling.language", longest=40)


def _note(text: str | None) -> str | None:
    return None if text is None else clean_note(text, "counselling.note", longest=2000)


@frozen(kw_only=True)
class Counselling:
    """Points given, in which language, to whom, whether understood; or refused."""

    points: tuple[str, ...] = field(default=(), converter=_points, repr=False)
    language: str = field(converter=_language)
    received_by: Receiver = Receiver.PATIENT
    understood: bool | None = None
    """Could they say it back? None where they were not asked."""
    refused: bool = False
    note: str | None = field(default=None, converter=_note, repr=False)

    def __attrs_post_init__(self) -> None:
        if bool(self.points) is self.refused or len(self.points) > MOST_POINTS:
            raise NothingSaid
