"""Programs' tokens, in a dictionary."""

from collections.abc import Callable
from datetime import datetime

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.adapters.tokens import digest, new_service_token
from mediklaud.domain.access.service import HeldToken
from mediklaud.domain.shared.ids import AccountId


@frozen
class MemoryServiceTokens:
    """Tokens by their hash."""

    tables: Tables

    def issue(self, account_id: AccountId, now: datetime, ends: datetime) -> str:
        token = new_service_token()
        held = HeldToken(account_id=account_id, issued_at=now, expires_at=ends)
        self.tables["service_tokens"][digest(token)] = held
        return token

    def holding(self, now: datetime) -> tuple[HeldToken, ...]:
        held = [one for one in self._all().values() if now < one.expires_at]
        return tuple(sorted(held, key=lambda one: one.issued_at, reverse=True))

    def end_by(self, account_id: AccountId, moment: datetime) -> None:
        for key, held in self._all().items():
            if held.account_id == account_id and held.expires_at > moment:
                self.tables["service_tokens"][key] = evolve(held, expires_at=moment)

    def withdraw(self, account_id: AccountId) -> None:
        self._drop(lambda held: held.account_id == account_id)

    def forget(self, before: datetime) -> None:
        self._drop(lambda held: held.expires_at < before)

    def _all(self) -> dict[bytes, HeldToken]:
        return dict(self.tables["service_tokens"])

    def _drop(self, which: Callable[[HeldToken], bool]) -> None:
        for key, held in self._all().items():
            if which(held):
                del self.tables["service_tokens"][key]
