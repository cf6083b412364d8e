"""Roles are asked for: most wait until somebody else has decided (X1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from attrs import frozen

from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.approval import APPROVER
from mediklaud.domain.access.giving import Leave, asking, granting
from mediklaud.domain.access.grants import Basis, RoleRequest
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.ports.access import Accounts


@frozen(kw_only=True)
class RolesAsked:
    """An account with the roles it has and those that wait now."""

    account: Account
    at_once: tuple[Role, ...] = ()
    """Given without approval: the hospital never had anybody who could approve."""

    @property
    def purpose(self) -> str | None:
        """What the audit says of that."""
        return Basis.NO_APPROVER_YET.value if self.at_once else None


@frozen(kw_only=True)
class Wish:
    """Which roles somebody asks for, and why."""

    roles: tuple[Role, ...]
    reason: str | None
    doctor_id: DoctorId | None
    asked_by: AccountId | None

    def requests(self, now: datetime) -> Iterable[RoleRequest]:
        """One for each role, as each may have another approver."""
        for role in self.roles:
            yield RoleRequest(
                role=role,
                asked_by=self.asked_by,
                asked_at=now,
                reason=self.reason,
                doctor_id=self.doctor_id if role is Role.DOCTOR else None,
            )


def ask(account: Account, wish: Wish, accounts: Accounts, now: datetime) -> RolesAsked:
    """Let them wait; where nobody ever could approve, they are given at once."""
    waiting = asking(account, wish.requests(now))
    at_once = tuple(
        one
        for one in waiting.asked
        if one.role in wish.roles and not accounts.anybody_ever_was(APPROVER[one.role])
    )
    leave = Leave(basis=Basis.NO_APPROVER_YET, at=now)
    return RolesAsked(
        account=granting(waiting, at_once, leave),
        at_once=tuple(one.role for one in at_once),
    )
