"""Numbers that people read aloud: `P-000123-4`, with a check digit."""

import re
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import InvalidValue

# Damm's quasigroup of order ten: finds every wrong digit and every swapped pair.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
_SHAPE = re.compile(r"([A-Z]{1,4})-?(\d{6,12})-?(\d)", re.ASCII)


@frozen
class MistypedNumber(InvalidValue):
    """A number looks like P-000006-8, with a last digit that fits: read it again."""

    rule: ClassVar[str] = ""


def check_digit(digits: str) -> str:
    """The digit that makes a mistyped number show."""
    state = 0
    for digit in digits:
        state = _DAMM[state][int(digit)]
    return str(state)


def numbered(series: str, count: int) -> str:
    """The series' number for this count: `numbered("D", 17)` is `D-000017-` + digit."""
    digits = f"{count:06}"
    return f"{series}-{digits}-{check_digit(digits)}"


def checked(text: str) -> str:
    """The number as it is written, whatever case and dashes it was typed with."""
    match = _SHAPE.fullmatch(text.strip().upper().replace(" ", ""))
    if match is None or check_digit(match[2]) != match[3]:
        raise MistypedNumber
    return f"{match[1]}-{match[2]}-{match[3]}"
