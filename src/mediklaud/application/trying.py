"""What others' changes came in the way of is tried again."""

from collections.abc import Callable
from typing import TypeVar

from mediklaud.domain.errors import Contended

T = TypeVar("T")

_ATTEMPTS = 4


def while_contended(attempt: Callable[[bool], T]) -> T:
    """Try again, and say so, while others are changing the same things."""
    for again in range(_ATTEMPTS - 1):
        try:
            return attempt(again > 0)
        except Contended:
            continue
    return attempt(True)  # noqa: FBT003
