"""Second factors, in dictionaries."""

from datetime import datetime

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.adapters.tokens import digest, new_recovery_code, new_seed
from mediklaud.domain.access.second_factor import (
    RECOVERY_CODES,
    SecondFactor,
    as_written,
)
from mediklaud.domain.shared.ids import AccountId


@frozen
class MemorySecondFactors:
    """Factors by account, those drawn apart from those in use; hashes of codes."""

    tables: Tables

    def draw(self, account_id: AccountId) -> SecondFactor:
        drawn = SecondFactor(account_id=account_id, seed=new_seed())
        self.tables["drawn_factors"][account_id] = drawn
        return drawn

    def drawn(self, account_id: AccountId) -> SecondFactor | None:
        found: SecondFactor | None = self.tables["drawn_factors"].get(account_id)
        return found

    def in_use(self, account_id: AccountId) -> SecondFactor | None:
        found: SecondFactor | None = self.tables["second_factors"].get(account_id)
        return found

    def confirm(self, drawn: SecondFactor, step: int, now: datetime) -> bool:
        if self.tables["drawn_factors"].pop(drawn.account_id, None) != drawn:
            return False
        confirmed = evolve(drawn, last_step=step, confirmed_at=now)
        self.tables["second_factors"][drawn.account_id] = confirmed
        return True

    def use(self, account_id: AccountId, step: int) -> bool:
        factor = self.in_use(account_id)
        if factor is None or factor.last_step >= step:
            return False
        self.tables["second_factors"][account_id] = evolve(factor, last_step=step)
        return True

    def remove(self, account_id: AccountId) -> None:
        for table in ("drawn_factors", "second_factors", "recovery_codes"):
            self.tables[table].pop(account_id, None)

    def draw_recovery_codes(self, account_id: AccountId) -> tuple[str, ...]:
        codes = tuple(new_recovery_code() for _ in range(RECOVERY_CODES))
        self.tables["recovery_codes"][account_id] = frozenset(map(_hash, codes))
        return codes

    def has_recovery_code(self, account_id: AccountId, code: str) -> bool:
        return _hash(code) in self._left(account_id)

    def use_recovery_code(self, account_id: AccountId, code: str) -> bool:
        left = self._left(account_id)
        self.tables["recovery_codes"][account_id] = left - {_hash(code)}
        return _hash(code) in left

    def recovery_codes_left(self, account_id: AccountId) -> int:
        return len(self._left(account_id))

    def _left(self, account_id: AccountId) -> frozenset[bytes]:
        left: frozenset[bytes] = self.tables["recovery_codes"].get(
            account_id, frozenset()
        )
        return left


def _hash(code: str) -> bytes:
    return digest(as_written(code))
