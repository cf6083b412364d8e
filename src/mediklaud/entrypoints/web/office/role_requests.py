"""Roles that wait for somebody's approval (X1)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.access.decide_roles import DecideRoles
from mediklaud.application.access.list_role_requests import (
    ListRoleRequests,
    RoleWaiting,
)
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.approval import NothingAsked
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import AccountId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.access.proving import prove_first
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.office.deciding import decided
from mediklaud.entrypoints.web.office.named import names_of
from mediklaud.entrypoints.web.scheduling.doctors import names_of as doctors_named
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_MANY, _ONE = "office/role_requests.html", "office/role_request.html"
_REQUEST = "/role-requests/{account_id:uuid}"
_MOST = 200


@get("/role-requests", sync_to_thread=True)
def role_requests(visitor: AtPage, done: Filter = None) -> Page:
    """What waits, and for whom."""
    return visitor.page(_MANY, waiting=_waiting(visitor), done=done)


@get(_REQUEST, sync_to_thread=True)
def role_request(visitor: AtPage, account_id: FromPath[UUID]) -> Page:
    """Who is to get which roles, and why."""
    return visitor.page(_ONE, **_about(visitor, AccountId(account_id)))


@post(_REQUEST, status_code=303, sync_to_thread=True)
def decide_roles(visitor: AtPage, account_id: FromPath[UUID]) -> Page:
    """Granted or refused: all of one account that are one's own to decide."""
    wanted = AccountId(account_id)
    try:
        decision = decided(visitor.form)
        prove_first(visitor)
        visitor.handle(DecideRoles(**visitor.command, account_id=wanted, **decision))
    except Refusal as refusal:
        return visitor.again(_ONE, refusal, **_about(visitor, wanted))
    return visitor.go("/role-requests?done=decided")


def _waiting(visitor: Visitor) -> tuple[RoleWaiting, ...]:
    return visitor.handle(ListRoleRequests(**visitor.query, limit=_MOST))


def _about(visitor: Visitor, wanted: AccountId) -> dict[str, Any]:
    asked = [one for one in _waiting(visitor) if one.account_id == wanted]
    if not asked:
        raise NothingAsked(wanted)
    doctors = (one.request.doctor_id for one in asked)
    return {
        "asked": asked,
        "theirs": [one for one in asked if one.approver in visitor.me.roles],
        "doctors": doctors_named(visitor, (one for one in doctors if one)),
        "names": _askers(visitor, asked),
    }


def _askers(visitor: Visitor, asked: list[RoleWaiting]) -> dict[AccountId, str]:
    """Who asked, for those who may read names beside ids."""
    if Role.PRIVACY_OFFICER not in visitor.me.roles:
        return {}
    return dict(names_of(visitor, (one.request.asked_by for one in asked)))
