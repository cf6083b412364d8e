"""How programs' accounts and tokens look over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediklaud.application.access.list_service_accounts import Service
from mediklaud.domain.access.account import AccountStatus
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.service import HeldToken, ServiceToken
from mediklaud.entrypoints.http.wire import View


class ServiceTokenView(View):
    """A program's token, shown this once; `waits` until somebody approves it."""

    account_id: UUID
    token: str
    expires_at: datetime
    waits: bool

    @classmethod
    def of(cls, token: ServiceToken) -> ServiceTokenView:
        """The token."""
        return cls(
            account_id=token.account_id.value,
            token=token.token,
            expires_at=token.expires_at,
            waits=token.waits,
        )


class HeldTokenView(View):
    """A token that holds, itself known to the program alone."""

    issued_at: datetime
    expires_at: datetime

    @classmethod
    def of(cls, held: HeldToken) -> HeldTokenView:
        """Since when, until when."""
        return cls(issued_at=held.issued_at, expires_at=held.expires_at)


class ServiceView(View):
    """A program with an account; `waits` until somebody approves it."""

    id: UUID
    name: str
    permissions: tuple[Permission, ...]
    status: AccountStatus
    waits: bool
    created_at: datetime
    tokens: tuple[HeldTokenView, ...]
    ends_at: datetime | None
    """When the last of its tokens is over; none if none holds."""

    @classmethod
    def of(cls, service: Service) -> ServiceView:
        """The program."""
        account = service.account
        return cls(
            id=account.id.value,
            name=account.name,
            permissions=account.permissions,
            status=account.status,
            waits=not account.roles,
            created_at=account.created_at,
            tokens=tuple(map(HeldTokenView.of, service.tokens)),
            ends_at=max((one.expires_at for one in service.tokens), default=None),
        )
