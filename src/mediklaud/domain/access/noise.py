"""Calls of strangers that are refused, again and again: noise (X2)."""

from typing import ClassVar

from attrs import frozen

from mediklaud.domain.errors import TryLater


@frozen
class TooMuchNoise(TryLater):
    """Too many calls from your network were refused: please wait, or sign in."""

    rule: ClassVar[str] = "X2"
    retry_after_seconds: int


@frozen(kw_only=True)
class Unheard:
    """How many calls of a network were turned away without an entry each."""

    network: str
    calls: int

    def __str__(self) -> str:
        return f"{self.calls} from {self.network}"
