"""What keeps secrets: passwords."""

from typing import Protocol


class Passwords(Protocol):
    """How passwords are kept so that nobody can read them.

    Each of these is slow on purpose; `TryLater` when too many wait already.
    """

    def hash(self, password: str) -> str:
        """What to keep of the password; never twice the same."""

    def matches(self, kept: str | None, password: str) -> bool:
        """Is it the password? Works as long for none at all, then says no."""

    def needs_rehash(self, kept: str) -> bool:
        """Was it kept by weaker rules than today's?"""
