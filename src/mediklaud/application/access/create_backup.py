"""Note that a backup is being made, by whoever runs the machine."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.operation import Operation
from mediklaud.domain.access.permissions import Permission


@frozen(kw_only=True)
class CreateBackup(Command[Operation]):
    """Make a sealed copy of everything that is in the database."""

    permission: ClassVar = Permission.OPERATE
    remembered: ClassVar = False
    user: str
    """The machine's name for whoever does it."""


def create_backup(command: CreateBackup) -> Operation:
    """The audit's entry is all that the hospital itself has to do with it."""
    return Operation.by(command.user)
