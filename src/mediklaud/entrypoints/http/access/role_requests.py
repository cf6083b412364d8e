"""Roles over HTTP: asked for by one person, decided by another."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.access.ask_for_roles import AskForRoles
from mediklaud.application.access.decide_roles import DecideRoles
from mediklaud.application.access.list_role_requests import ListRoleRequests
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.domain.shared.listing import LARGEST_LIMIT
from mediklaud.entrypoints.http.access.account_bodies import (
    RoleDecisionBody,
    RoleRequestBody,
)
from mediklaud.entrypoints.http.access.account_views import AccountView
from mediklaud.entrypoints.http.access.role_request_views import RoleWaitingView
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.wire import named

_OF_ONE = "/users/{user_id:uuid}/role-requests"
_TAGS = ("users",)


@post(_OF_ONE, sync_to_thread=True, tags=_TAGS)
def ask_for_roles(
    user_id: FromPath[UUID], data: JSONBody[RoleRequestBody], desk: AtDesk
) -> AccountView:
    """Ask for roles that somebody else has to approve."""
    command = AskForRoles(
        **desk.command,
        account_id=AccountId(user_id),
        roles=tuple(data.roles),
        doctor_id=named(DoctorId, data.doctor_id),
        reason=data.reason,
    )
    return AccountView.of(desk.handle(command).account)


@post(f"{_OF_ONE}/decide", status_code=200, sync_to_thread=True, tags=_TAGS)
def decide_roles(
    user_id: FromPath[UUID], data: JSONBody[RoleDecisionBody], desk: AtDesk
) -> AccountView:
    """Grant or refuse the roles that wait on an account and are mine to decide."""
    command = DecideRoles(
        **desk.command,
        account_id=AccountId(user_id),
        granted=data.granted,
        reason=data.reason,
        version=data.version,
    )
    return AccountView.of(desk.handle(command))


@get("/role-requests", sync_to_thread=True, tags=_TAGS)
def list_role_requests(desk: AtDesk) -> Page[RoleWaitingView]:
    """The roles that wait for approval, each with who approves it."""
    found = desk.handle(ListRoleRequests(**desk.query, limit=LARGEST_LIMIT))
    return Page(items=[RoleWaitingView.of(one) for one in found])
