"""What a session may do by what its person has proven, and how lately (X2)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.errors import NotPermitted

_WITHOUT_FACTOR = frozenset({Permission.SIGN_IN, Permission.USE_OWN_ACCOUNT})


@frozen
class SecondFactorMissing(NotPermitted):
    """Set up your second factor first, or prove it, if you have one."""

    rule: ClassVar[str] = "X2"


@frozen
class ProofNeeded(NotPermitted):
    """Please prove again who you are."""

    rule: ClassVar[str] = "X2"


def require_second_factor(
    actor: Actor, permission: Permission, policy: AccessPolicy
) -> None:
    """Refuse staff everything but their own account until they have shown theirs."""
    asked = policy.staff_need_second_factor and actor.is_staff
    if asked and not actor.second_factor and permission not in _WITHOUT_FACTOR:
        raise SecondFactorMissing


def require_fresh_proof(actor: Actor, now: datetime, policy: AccessPolicy) -> None:
    """Refuse a session whose person has not proven who they are for minutes."""
    if actor.session_id is not None and not _is_fresh(actor.proven_at, now, policy):
        raise ProofNeeded


def require_fresh_factor(actor: Actor, now: datetime, policy: AccessPolicy) -> None:
    """The same by the second factor, wherever the hospital asks for one at all."""
    if not (policy.staff_need_second_factor or actor.second_factor):
        return require_fresh_proof(actor, now, policy)
    proven_at = actor.factor_proven_at
    if actor.session_id is not None and not _is_fresh(proven_at, now, policy):
        raise ProofNeeded
    return None


def _is_fresh(proven_at: datetime | None, now: datetime, policy: AccessPolicy) -> bool:
    return proven_at is not None and now - proven_at < policy.step_up_lasts
