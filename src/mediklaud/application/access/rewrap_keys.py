"""A new master key takes the place of the old one (X6)."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.ports.keys import Keys


@frozen(kw_only=True)
class RewrapKeys(Command[int]):
    """Wrap every data key by the new master key of the settings."""

    permission: ClassVar = Permission.MANAGE_KEYS
    step_up: ClassVar = True


def rewrap_keys(_command: RewrapKeys, *, keys: Keys) -> int:
    """From then on the old master key opens nothing; answer how many it were."""
    return keys.rewrap()
