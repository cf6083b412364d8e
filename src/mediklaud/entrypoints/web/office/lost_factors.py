"""Second factors that are said to be lost: two people withdraw one (X2)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.access.asking_for_reset import ResetWaiting
from mediklaud.application.access.decide_factor_reset import DecideFactorReset
from mediklaud.application.access.list_factor_resets import ListFactorResets
from mediklaud.domain.access.approval import NothingAsked
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import AccountId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.access.proving import prove_first
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.office.deciding import decided
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_MANY, _ONE = "office/lost_factors.html", "office/lost_factor.html"
_FACTOR = "/lost-factors/{account_id:uuid}"
_MOST = 200


@get("/lost-factors", sync_to_thread=True)
def lost_factors(visitor: AtPage, done: Filter = None) -> Page:
    """Whose second factor is to be withdrawn."""
    return visitor.page(_MANY, waiting=_waiting(visitor), done=done)


@get(_FACTOR, sync_to_thread=True)
def lost_factor(visitor: AtPage, account_id: FromPath[UUID]) -> Page:
    """Whose it is, and what was said at the desk or to the administrator."""
    return visitor.page(_ONE, **_about(visitor, AccountId(account_id)))


@post(_FACTOR, status_code=303, sync_to_thread=True)
def decide_factor(visitor: AtPage, account_id: FromPath[UUID]) -> Page:
    """Withdrawn, the account is opened by its password until another is set up."""
    wanted = AccountId(account_id)
    try:
        decision = decided(visitor.form)
        prove_first(visitor)
        visitor.handle(
            DecideFactorReset(**visitor.command, account_id=wanted, **decision)
        )
    except Refusal as refusal:
        return visitor.again(_ONE, refusal, **_about(visitor, wanted))
    return visitor.go("/lost-factors?done=decided")


def _waiting(visitor: Visitor) -> tuple[ResetWaiting, ...]:
    return visitor.handle(ListFactorResets(**visitor.query, limit=_MOST))


def _about(visitor: Visitor, wanted: AccountId) -> dict[str, Any]:
    for one in _waiting(visitor):
        if one.account_id == wanted:
            mine = not visitor.me.as_actor().roles.isdisjoint(one.deciders)
            return {"one": one, "mine": mine}
    raise NothingAsked(wanted)
