"""Emergency access is over: by the doctor who took it, or by the clock (X3)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.privacy.break_glass import BreakGlassNotFound, BrokenGlass
from mediklaud.domain.shared.ids import BreakGlassId
from mediklaud.ports.privacy import BrokenGlasses


@frozen(kw_only=True)
class EndBreakGlass(Command[BrokenGlass]):
    """Close the record again before the hour is over."""

    permission: ClassVar = Permission.BREAK_GLASS
    break_glass_id: BreakGlassId


def end_break_glass(
    command: EndBreakGlass, *, glasses: BrokenGlasses, actor: Actor, now: datetime
) -> BrokenGlass:
    """End one's own; the hospital's clockwork ends what has run out."""
    glass = glasses.get(command.break_glass_id)
    if glass.account_id != actor.account_id and Role.WORKER not in actor.roles:
        raise BreakGlassNotFound(command.break_glass_id)
    ended = glass.end(now)
    glasses.end(ended)
    return ended
