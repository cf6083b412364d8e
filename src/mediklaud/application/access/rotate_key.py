"""A new key takes the place of the active one (X6)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.data_key import (
    DataKey,
    KeyPurpose,
    KeyState,
    RotationUnderWay,
)
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.ports.keys import Keys


@frozen(kw_only=True)
class RotateKey(Command[DataKey]):
    """Draw a new key for this purpose."""

    permission: ClassVar = Permission.MANAGE_KEYS
    step_up: ClassVar = True

    purpose: KeyPurpose


def rotate_key(
    command: RotateKey, *, keys: Keys, policy: AccessPolicy, now: datetime
) -> DataKey:
    """It comes into force when every process knows of it.

    The worker then brings under it what is kept under former ones.
    """
    for key in keys.all(now):
        if key.purpose is command.purpose and key.state is KeyState.COMING:
            raise RotationUnderWay(key.id, key.active_from)
    comes = now + policy.keys_overlap
    return keys.draw(command.purpose, active_from=comes, now=now)
