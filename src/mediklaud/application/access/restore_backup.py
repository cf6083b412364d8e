"""Note that the hospital was put back from a backup, by whoever runs the machine."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.operation import Operation
from mediklaud.domain.access.permissions import Permission


@frozen(kw_only=True)
class RestoreBackup(Command[Operation]):
    """The hospital stands as in a backup; what was done since is not in it."""

    permission: ClassVar = Permission.OPERATE
    remembered: ClassVar = False
    user: str
    """The machine's name for whoever does it."""


def restore_backup(command: RestoreBackup) -> Operation:
    """The audit's entry is all that the hospital itself has to do with it."""
    return Operation.by(command.user)
