"""Programs' accounts over HTTP: made, given new tokens, listed."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.access.create_service_account import CreateServiceAccount
from mediklaud.application.access.list_service_accounts import ListServiceAccounts
from mediklaud.application.access.rotate_service_token import RotateServiceToken
from mediklaud.domain.shared.ids import AccountId
from mediklaud.entrypoints.http.access.service_bodies import RotationBody, ServiceBody
from mediklaud.entrypoints.http.access.service_views import (
    ServiceTokenView,
    ServiceView,
)
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page

_TAGS = ("service-accounts",)


@post("/service-accounts", sync_to_thread=True, tags=_TAGS)
def create_service_account(
    data: JSONBody[ServiceBody], desk: AtDesk
) -> ServiceTokenView:
    """Make an account for a program; its token is shown this once."""
    command = CreateServiceAccount(
        **desk.command,
        name=data.name,
        permissions=tuple(data.permissions),
        valid_days=data.valid_days,
        reason=data.reason,
    )
    return ServiceTokenView.of(desk.handle(command))


@get("/service-accounts", sync_to_thread=True, tags=_TAGS)
def list_service_accounts(desk: AtDesk) -> Page[ServiceView]:
    """The programs that have an account, with what they may do."""
    found = desk.handle(ListServiceAccounts(**desk.query))
    return Page(items=[ServiceView.of(one) for one in found])


@post("/service-accounts/{user_id:uuid}/token", sync_to_thread=True, tags=_TAGS)
def rotate_service_token(
    user_id: FromPath[UUID], data: JSONBody[RotationBody], desk: AtDesk
) -> ServiceTokenView:
    """Give a program another token; those before hold for a little while yet."""
    command = RotateServiceToken(
        **desk.command, account_id=AccountId(user_id), valid_days=data.valid_days
    )
    return ServiceTokenView.of(desk.handle(command))
