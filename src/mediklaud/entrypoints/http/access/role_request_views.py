"""How roles that wait for approval look over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.application.access.list_role_requests import RoleWaiting
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.entrypoints.http.wire import View, bare


class RoleWaitingView(View):
    """A role somebody is to have; `permissions` are what a program would be allowed."""

    account_id: UUID
    account_version: int
    login: str
    name: str
    role: Role
    permissions: tuple[Permission, ...]
    approver: Role
    doctor_id: UUID | None
    reason: str | None
    asked_by: UUID | None
    asked_at: datetime

    @classmethod
    def of(cls, waiting: RoleWaiting) -> RoleWaitingView:
        """The role with who asked for it."""
        request = waiting.request
        return cls(
            account_id=waiting.account_id.value,
            account_version=waiting.version,
            login=waiting.login,
            name=waiting.name,
            role=request.role,
            permissions=waiting.permissions,
            approver=waiting.approver,
            doctor_id=bare(request.doctor_id),
            reason=request.reason,
            asked_by=bare(request.asked_by),
            asked_at=request.asked_at,
        )
