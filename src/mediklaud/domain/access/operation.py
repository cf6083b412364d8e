"""What whoever runs the hospital's machine did there, as the audit remembers it."""

from __future__ import annotations

from attrs import frozen

from mediklaud.domain.shared.texts import clean

_LONGEST = 64


@frozen
class Operation:
    """Something done on the machine itself; `id` names the machine's user."""

    id: str

    @classmethod
    def by(cls, user: str) -> Operation:
        """The operation of this user of the machine's: `os:karim`."""
        name = clean(user, "user", longest=_LONGEST)
        return cls(f"os:{name}")
