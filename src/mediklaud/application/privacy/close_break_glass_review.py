"""Somebody else looks into an emergency access and says what they found (X3)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.privacy.break_glass import BrokenGlass, Finding, Review
from mediklaud.domain.shared.ids import BreakGlassId
from mediklaud.ports.privacy import BrokenGlasses


@frozen(kw_only=True)
class CloseBreakGlassReview(Command[BrokenGlass]):
    """Record whether the access was justified; that never changes."""

    permission: ClassVar = Permission.REVIEW_BREAK_GLASS
    break_glass_id: BreakGlassId
    finding: Finding
    text: str = field(repr=False)


def close_break_glass_review(
    command: CloseBreakGlassReview,
    *,
    glasses: BrokenGlasses,
    actor: Actor,
    now: datetime,
) -> BrokenGlass:
    """Close it, as another person than the one who took the access."""
    if actor.account_id is None:
        raise RoleLacksPermission(Permission.REVIEW_BREAK_GLASS)
    review = Review(
        finding=command.finding, text=command.text, by=actor.account_id, at=now
    )
    closed = glasses.get(command.break_glass_id).close(review)
    glasses.close(closed)
    return closed
