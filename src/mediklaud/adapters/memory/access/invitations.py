"""Invitations, in a dictionary."""

from collections.abc import Callable
from datetime import datetime

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.adapters.tokens import digest, new_token
from mediklaud.domain.access.invitation import OpenInvitation
from mediklaud.domain.shared.ids import AccountId


@frozen
class MemoryInvitations:
    """Open invitations by the hash of their token."""

    tables: Tables

    def issue(self, account_id: AccountId, now: datetime, ends_at: datetime) -> str:
        token = new_token()
        opened = OpenInvitation(account_id=account_id, issued_at=now, ends_at=ends_at)
        self.tables["invitations"][digest(token)] = opened
        return token

    def find(self, token: str) -> OpenInvitation | None:
        found: OpenInvitation | None = self.tables["invitations"].get(digest(token))
        return found

    def take_up(self, token: str) -> bool:
        return self.tables["invitations"].pop(digest(token), None) is not None

    def withdraw(self, account_id: AccountId) -> None:
        self._drop(lambda invitation: invitation.account_id == account_id)

    def forget(self, before: datetime) -> None:
        self._drop(lambda invitation: invitation.ends_at < before)

    def _drop(self, which: Callable[[OpenInvitation], bool]) -> None:
        table = self.tables["invitations"]
        for key in [key for key, invitation in table.items() if which(invitation)]:
            del table[key]
