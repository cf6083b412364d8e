"""Who approves which role: never who asks, never for oneself (X1)."""

from collections.abc import Collection, Iterable
from typing import ClassVar

from attrs import frozen

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.grants import RoleRequest
from mediklaud.domain.errors import NotFound, NotPermitted, RuleBroken
from mediklaud.domain.shared.ids import AccountId

APPROVER: dict[Role, Role] = {
    Role.DOCTOR: Role.CHIEF_MEDICAL_OFFICER,
    Role.SENIOR_DOCTOR: Role.CHIEF_MEDICAL_OFFICER,
    Role.PHARMACIST: Role.CHIEF_MEDICAL_OFFICER,
    Role.PRIVACY_OFFICER: Role.CHIEF_MEDICAL_OFFICER,
    Role.CHIEF_MEDICAL_OFFICER: Role.PRIVACY_OFFICER,
    Role.FRONT_DESK: Role.PRIVACY_OFFICER,
    Role.BILLING: Role.PRIVACY_OFFICER,
    Role.ADMINISTRATOR: Role.PRIVACY_OFFICER,
    Role.SERVICE: Role.PRIVACY_OFFICER,
}
"""The chief medical officer knows who is a clinician; the privacy officer looks at
everybody else who gets to see patients or holds power."""


@frozen
class NothingAsked(NotFound):
    """Nothing that waits for a decision is asked for on this account."""

    rule: ClassVar[str] = "X1"
    account_id: AccountId


@frozen
class AnotherDecides(NotPermitted):
    """This is decided by somebody in another role."""

    rule: ClassVar[str] = "X1"
    account_id: AccountId


@frozen
class OwnRequest(RuleBroken):
    """Nobody decides what they asked for themselves."""

    rule: ClassVar[str] = "X1"
    account_id: AccountId


def to_decide(
    account_id: AccountId,
    asked: Collection[RoleRequest],
    roles: Collection[Role],
    decider: AccountId,
) -> tuple[RoleRequest, ...]:
    """Those of the requests that somebody in these roles decides."""
    if not asked:
        raise NothingAsked(account_id)
    theirs = tuple(one for one in asked if APPROVER[one.role] in roles)
    if not theirs:
        raise AnotherDecides(account_id)
    _require_another(account_id, theirs, decider)
    return theirs


def _require_another(
    account_id: AccountId, asked: Iterable[RoleRequest], decider: AccountId
) -> None:
    if any(one.asked_by == decider for one in asked):
        raise OwnRequest(account_id)
