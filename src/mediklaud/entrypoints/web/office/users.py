"""The administrator's list of who can sign in, and a colleague's new account."""

from __future__ import annotations

from litestar import get, post

from mediklaud.application.access.create_account import CreateAccount
from mediklaud.application.access.list_accounts import ListAccounts
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import AccountId
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.web.access.proving import prove_first
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.may import require_may
from mediklaud.entrypoints.web.office.role_fields import (
    doctor_in,
    role_choices,
    roles_in,
)
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_MANY, _NEW, INVITED = (
    "office/users.html",
    "office/new_user.html",
    "office/invited.html",
)


@get("/users", sync_to_thread=True)
def users(visitor: AtPage, page: PageAsked) -> Page:
    """Everybody of staff, the oldest accounts first."""
    query = ListAccounts(
        **visitor.query,
        of_staff=True,
        after=page.after(AccountId),
        limit=page.and_one,
    )
    shown = page.page(visitor.handle(query), lambda one: one, lambda one: one.id)
    return visitor.page(_MANY, people=shown.items, more=shown.next_cursor)


@get("/users/new", sync_to_thread=True)
def new_user(visitor: AtPage) -> Page:
    """Who is to be let in, and what is their work?"""
    require_may(visitor, Permission.MANAGE_ACCOUNTS)
    return visitor.page(_NEW, **role_choices(visitor))


@post("/users/new", status_code=200, sync_to_thread=True)
def create_user(visitor: AtPage) -> Page:
    """The invitation is shown this once; the roles wait for somebody else."""
    try:
        prove_first(visitor)
        invitation = visitor.handle(_written(visitor))
    except Refusal as refusal:
        return visitor.again(_NEW, refusal, **role_choices(visitor))
    return visitor.page(INVITED, invitation=invitation)


def _written(visitor: Visitor) -> CreateAccount:
    with visitor.form.reading() as read:
        return CreateAccount(
            **visitor.command,
            login=read.need("login", str),
            name=read.need("name", str),
            roles=roles_in(read),
            doctor_id=doctor_in(read),
            reason=read.may("reason", str),
        )
