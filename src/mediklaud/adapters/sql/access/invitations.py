"""Invitations, in their table."""

from datetime import datetime

from attrs import frozen
from sqlalchemy import bindparam, delete, insert, select

from mediklaud.adapters.sql.access.tables import invitations
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import Instant, here, is_param
from mediklaud.adapters.tokens import digest, new_token
from mediklaud.domain.access.invitation import OpenInvitation
from mediklaud.domain.shared.ids import AccountId

_ISSUE = insert(invitations)
_FIND = select(invitations).where(is_param(invitations, "token_hash"))
_TAKE_UP = delete(invitations).where(is_param(invitations, "token_hash"))
_WITHDRAW = delete(invitations).where(is_param(invitations, "account_id"))
_FORGET = delete(invitations).where(
    here(invitations), invitations.c.ends_at < bindparam("before", type_=Instant)
)


@frozen
class SqlInvitations:
    """The `invitations` table; a row is gone when its invitation is."""

    database: Database

    def issue(self, account_id: AccountId, now: datetime, ends_at: datetime) -> str:
        token = new_token()
        row = {"token_hash": digest(token), "account_id": account_id.value}
        self.database.change(_ISSUE, **row, issued_at=now, ends_at=ends_at)
        return token

    def find(self, token: str) -> OpenInvitation | None:
        row = self.database.first(_FIND, token_hash=digest(token))
        if row is None:
            return None
        account_id = AccountId(row.account_id)
        times = {"issued_at": row.issued_at, "ends_at": row.ends_at}
        return OpenInvitation(account_id=account_id, **times)

    def take_up(self, token: str) -> bool:
        return self.database.change(_TAKE_UP, token_hash=digest(token)) == 1

    def withdraw(self, account_id: AccountId) -> None:
        self.database.change(_WITHDRAW, account_id=account_id.value)

    def forget(self, before: datetime) -> None:
        self.database.change(_FORGET, before=before)
