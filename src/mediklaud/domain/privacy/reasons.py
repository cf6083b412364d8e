"""Why a clinician opens the record of a patient outside care (X3)."""

from enum import StrEnum
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.texts import clean_note

SHORTEST_REASON = 10
"""Characters: an x is no reason."""


class ReasonCode(StrEnum):
    """The kinds of reasons there are."""

    EMERGENCY = "emergency"
    COVERING_COLLEAGUE = "covering_colleague"
    CONSULT_ON_REQUEST = "consult_on_request"
    OTHER = "other"


@frozen
class ReasonTooShort(InvalidValue):
    """Emergency access takes a reason of at least ten characters."""

    rule: ClassVar[str] = "X3"


def clean_reason(text: str) -> str:
    """The reason without stray spaces; refused if it says next to nothing."""
    tidy = clean_note(text, "text", longest=2000)
    if len("".join(tidy.split())) < SHORTEST_REASON:
        raise ReasonTooShort
    return tidy
