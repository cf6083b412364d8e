"""One account before the administrator: invited again, disabled, given other roles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.access.ask_for_factor_reset import AskForFactorReset
from mediklaud.application.access.change_roles import ChangeRoles
from mediklaud.application.access.disable_account import DisableAccount
from mediklaud.application.access.enable_account import EnableAccount
from mediklaud.application.access.find_account import FindAccount
from mediklaud.application.access.reinvite_account import ReinviteAccount
from mediklaud.application.messages import Command
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import AccountId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.access.proving import prove_first
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.office.role_fields import (
    doctor_in,
    role_choices,
    roles_in,
)
from mediklaud.entrypoints.web.office.users import INVITED
from mediklaud.entrypoints.web.scheduling.doctors import names_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE, _ROLES = "office/user.html", "office/user_roles.html"
_FACTOR = "office/user_factor.html"
_ONE = "/users/{user_id:uuid}"
Ask = Callable[[Visitor, AccountId], Command[Any]]
"""What is asked for about an account, as it was written down."""


@get(_ONE, sync_to_thread=True)
def user(visitor: AtPage, user_id: FromPath[UUID], done: Filter = None) -> Page:
    """Which roles they have, which wait, and by whose leave."""
    return visitor.page(_PAGE, **_about(visitor, AccountId(user_id)), done=done)


@post(f"{_ONE}/disable", status_code=303, sync_to_thread=True)
def disable_user(visitor: AtPage, user_id: FromPath[UUID]) -> Page:
    """Nobody signs in with it from this moment on."""

    def disabled(visitor: Visitor, who: AccountId) -> DisableAccount:
        return DisableAccount(**visitor.command, account_id=who)

    return _told(visitor, user_id, disabled, _PAGE, {"done": None})


@post(f"{_ONE}/enable", status_code=303, sync_to_thread=True)
def enable_user(visitor: AtPage, user_id: FromPath[UUID]) -> Page:
    """Its person comes in again."""

    def enabled(visitor: Visitor, who: AccountId) -> EnableAccount:
        return EnableAccount(**visitor.command, account_id=who)

    return _told(visitor, user_id, enabled, _PAGE, {"done": None})


@post(f"{_ONE}/invitation", status_code=200, sync_to_thread=True)
def invite_user(visitor: AtPage, user_id: FromPath[UUID]) -> Page:
    """Once more; the invitation is shown this once."""
    who = AccountId(user_id)
    try:
        prove_first(visitor)
        invite = ReinviteAccount(**visitor.command, account_id=who)
        invitation = visitor.handle(invite)
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor, who), done=None)
    return visitor.page(INVITED, invitation=invitation)


@get(f"{_ONE}/roles", sync_to_thread=True)
def user_roles(visitor: AtPage, user_id: FromPath[UUID]) -> Page:
    """What is their work from now on?"""
    facts = {**_about(visitor, AccountId(user_id)), **role_choices(visitor)}
    return visitor.page(_ROLES, **facts)


@post(f"{_ONE}/roles", status_code=303, sync_to_thread=True)
def change_roles(visitor: AtPage, user_id: FromPath[UUID]) -> Page:
    """What is taken away is gone at once; what is new waits for somebody else."""

    def changed(visitor: Visitor, who: AccountId) -> ChangeRoles:
        with visitor.form.reading() as read:
            return ChangeRoles(
                **visitor.command,
                account_id=who,
                roles=roles_in(read),
                doctor_id=doctor_in(read),
                reason=read.may("reason", str),
            )

    return _told(visitor, user_id, changed, _ROLES, role_choices(visitor))


@get(f"{_ONE}/lost-factor", sync_to_thread=True)
def user_factor(visitor: AtPage, user_id: FromPath[UUID]) -> Page:
    """Who has lost telephone and paper?"""
    return visitor.page(_FACTOR, **_about(visitor, AccountId(user_id)))


@post(f"{_ONE}/lost-factor", status_code=303, sync_to_thread=True)
def ask_for_factor(visitor: AtPage, user_id: FromPath[UUID]) -> Page:
    """It waits until somebody else decides."""

    def asked(visitor: Visitor, who: AccountId) -> AskForFactorReset:
        with visitor.form.reading() as read:
            reason = read.need("reason", str)
        return AskForFactorReset(**visitor.command, account_id=who, reason=reason)

    return _told(visitor, user_id, asked, _FACTOR, {})


def _told(
    visitor: Visitor, user_id: UUID, ask: Ask, page: str, more: Mapping[str, Any]
) -> Page:
    who = AccountId(user_id)
    try:
        prove_first(visitor)
        visitor.handle(ask(visitor, who))
    except Refusal as refusal:
        return visitor.again(page, refusal, **_about(visitor, who), **more)
    return visitor.go(f"/users/{who}?done=yes")


def _about(visitor: Visitor, who: AccountId) -> dict[str, Any]:
    found = visitor.handle(FindAccount(**visitor.query, account_id=who))
    doctor_id = found.doctor_id
    doctor = names_of(visitor, [doctor_id]).get(doctor_id) if doctor_id else None
    return {"who": found, "doctor": doctor}
