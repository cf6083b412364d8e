"""Programs' tokens, in their table."""

from datetime import datetime
from typing import Any

from attrs import frozen
from sqlalchemy import Row, and_, bindparam, delete, insert, select, update

from mediklaud.adapters.sql.access.tables import accounts, service_tokens
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import Instant, here, is_param
from mediklaud.adapters.tokens import digest, new_service_token
from mediklaud.domain.access.account import AccountStatus
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.service import HeldToken
from mediklaud.domain.access.session import Present
from mediklaud.domain.shared.ids import AccountId

_HOLDS = service_tokens.c.expires_at > bindparam("now", type_=Instant)
_ISSUE = insert(service_tokens)
_HOLDING = (
    select(service_tokens)
    .where(here(service_tokens), _HOLDS)
    .order_by(service_tokens.c.issued_at.desc())
)
_END_BY = (
    update(service_tokens)
    .where(
        here(service_tokens),
        service_tokens.c.account_id == bindparam("whose"),
        service_tokens.c.expires_at > bindparam("moment", type_=Instant),
    )
    .values(expires_at=bindparam("moment", type_=Instant))
)
_WITHDRAW = delete(service_tokens).where(is_param(service_tokens, "account_id"))
_FORGET = delete(service_tokens).where(
    here(service_tokens),
    service_tokens.c.expires_at < bindparam("before", type_=Instant),
)
_RECOGNISE = (
    select(accounts.c.id, accounts.c.roles, accounts.c.permissions)
    .join_from(
        service_tokens,
        accounts,
        and_(
            accounts.c.hospital_id == service_tokens.c.hospital_id,
            accounts.c.id == service_tokens.c.account_id,
        ),
    )
    .where(
        is_param(service_tokens, "token_hash"),
        _HOLDS,
        accounts.c.status == AccountStatus.ACTIVE.value,
    )
)


@frozen
class SqlServiceTokens:
    """The `service_tokens` table."""

    database: Database

    def issue(self, account_id: AccountId, now: datetime, ends: datetime) -> str:
        token = new_service_token()
        self.database.change(
            _ISSUE,
            token_hash=digest(token),
            account_id=account_id.value,
            issued_at=now,
            expires_at=ends,
        )
        return token

    def holding(self, now: datetime) -> tuple[HeldToken, ...]:
        return tuple(map(_to_held, self.database.rows(_HOLDING, now=now)))

    def end_by(self, account_id: AccountId, moment: datetime) -> None:
        self.database.change(_END_BY, whose=account_id.value, moment=moment)

    def withdraw(self, account_id: AccountId) -> None:
        self.database.change(_WITHDRAW, account_id=account_id.value)

    def forget(self, before: datetime) -> None:
        self.database.change(_FORGET, before=before)


def _to_held(row: Row[Any]) -> HeldToken:
    return HeldToken(
        account_id=AccountId(row.account_id),
        issued_at=row.issued_at,
        expires_at=row.expires_at,
    )


def recognise_service(database: Database, token: str, now: datetime) -> Present | None:
    """Which program shows this token, if it was approved."""
    row = database.first(_RECOGNISE, token_hash=digest(token), now=now)
    if row is None or Role.SERVICE not in row.roles:
        return None
    actor = Actor(
        roles={Role.SERVICE},
        account_id=AccountId(row.id),
        granted=frozenset(map(Permission, row.permissions)),
    )
    return Present(actor=actor)
