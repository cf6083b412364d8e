"""What is kept under former keys is brought under the active ones (X6)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.data_key import RENEWED, KeyState
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.listing import USUAL_LIMIT, a_limit
from mediklaud.ports.keys import Keys, Position, Renewed


@frozen(kw_only=True)
class RenewSome(Command[Renewed | None]):
    """Go through the next so many rows of what is sealed."""

    permission: ClassVar = Permission.TIDY_UP
    audited: ClassVar = False
    remembered: ClassVar = False

    after: Position | None = None
    """Where the last part ended."""
    limit: int = field(default=USUAL_LIMIT, validator=a_limit)


def renew_some(command: RenewSome, *, keys: Keys, now: datetime) -> Renewed | None:
    """Seal and index anew what is under a former key; none while there is no such."""
    former = (key for key in keys.all(now) if key.state is KeyState.READABLE)
    if not any(key.purpose in RENEWED for key in former):
        return None
    return keys.renew(command.after, command.limit)
