"""Programs that work with the hospital, and their tokens (X1)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.access.create_service_account import CreateServiceAccount
from mediklaud.application.access.disable_account import DisableAccount
from mediklaud.application.access.list_service_accounts import (
    ListServiceAccounts,
    Service,
)
from mediklaud.application.access.rotate_service_token import RotateServiceToken
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.service import FOR_PROGRAMS, ServiceNotFound
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import AccountId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.access.proving import prove_first
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.may import require_may
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_MANY, _NEW, _ONE = (
    "office/programs.html",
    "office/new_program.html",
    "office/program.html",
)
_TOKEN = "office/program_token.html"  # noqa: S105 - a page
_PROGRAM = "/programs/{account_id:uuid}"


@get("/programs", sync_to_thread=True)
def programs(visitor: AtPage, done: Filter = None) -> Page:
    """Which there are, what they may do, and until when."""
    return visitor.page(_MANY, programs=_every(visitor), done=done)


@get("/programs/new", sync_to_thread=True)
def new_program(visitor: AtPage) -> Page:
    """What does it need?"""
    require_may(visitor, Permission.MANAGE_ACCOUNTS)
    return visitor.page(_NEW, choices=FOR_PROGRAMS)


@post("/programs/new", status_code=200, sync_to_thread=True)
def create_program(visitor: AtPage) -> Page:
    """Its token is shown this once."""
    try:
        prove_first(visitor)
        token = visitor.handle(_written(visitor))
    except Refusal as refusal:
        return visitor.again(_NEW, refusal, choices=FOR_PROGRAMS)
    return visitor.page(_TOKEN, token=token)


@get(_PROGRAM, sync_to_thread=True)
def program(visitor: AtPage, account_id: FromPath[UUID]) -> Page:
    """Its tokens, and what can be done about it."""
    return visitor.page(_ONE, one=_one(visitor, AccountId(account_id)))


@post(f"{_PROGRAM}/token", status_code=200, sync_to_thread=True)
def rotate_token(visitor: AtPage, account_id: FromPath[UUID]) -> Page:
    """Another token, shown this once; those before hold for a little while yet."""
    wanted = AccountId(account_id)
    try:
        prove_first(visitor)
        with visitor.form.reading() as read:
            days = read.need("valid_days", int)
        command = RotateServiceToken(
            **visitor.command, account_id=wanted, valid_days=days
        )
        token = visitor.handle(command)
    except Refusal as refusal:
        return visitor.again(_ONE, refusal, one=_one(visitor, wanted))
    return visitor.page(_TOKEN, token=token)


@post(f"{_PROGRAM}/disable", status_code=303, sync_to_thread=True)
def disable_program(visitor: AtPage, account_id: FromPath[UUID]) -> Page:
    """Its tokens open nothing from this moment on."""
    wanted = AccountId(account_id)
    try:
        visitor.handle(DisableAccount(**visitor.command, account_id=wanted))
    except Refusal as refusal:
        return visitor.again(_ONE, refusal, one=_one(visitor, wanted))
    return visitor.go("/programs?done=disabled")


def _written(visitor: Visitor) -> CreateServiceAccount:
    allowed = visitor.form.all("permission")
    with visitor.form.reading() as read:
        return CreateServiceAccount(
            **visitor.command,
            name=read.need("name", str),
            permissions=tuple(one for one in Permission if one.value in allowed),
            valid_days=read.need("valid_days", int),
            reason=read.may("reason", str),
        )


def _every(visitor: Visitor) -> tuple[Service, ...]:
    return visitor.handle(ListServiceAccounts(**visitor.query))


def _one(visitor: Visitor, wanted: AccountId) -> Service:
    for one in _every(visitor):
        if one.account.id == wanted:
            return one
    raise ServiceNotFound(wanted)
