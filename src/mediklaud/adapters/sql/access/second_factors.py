"""Second factors, in their tables."""

from __future__ import annotations

from base64 import b64decode, b64encode
from datetime import datetime
from uuid import uuid4

from attrs import frozen
from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.access.tables import recovery_codes, second_factors
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import Instant, here, is_param
from mediklaud.adapters.tokens import digest, new_recovery_code, new_seed
from mediklaud.domain.access.second_factor import (
    RECOVERY_CODES,
    SecondFactor,
    as_written,
)
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AccountId

_DRAW = insert(second_factors)
_FIND = select(second_factors).where(is_param(second_factors, "account_id", "in_use"))
_DROP = delete(second_factors).where(is_param(second_factors, "account_id"))
_DROP_ONE = delete(second_factors).where(
    is_param(second_factors, "account_id", "in_use")
)
_OF = update(second_factors).where(
    here(second_factors), second_factors.c.account_id == bindparam("whose")
)
_CONFIRM = _OF.where(
    second_factors.c.id == bindparam("this"), second_factors.c.in_use.is_(False)
).values(
    in_use=True,
    last_step=bindparam("step"),
    confirmed_at=bindparam("now", type_=Instant),
)
_USE = _OF.where(
    second_factors.c.in_use, second_factors.c.last_step < bindparam("step")
).values(last_step=bindparam("step"))
_ADD_CODE = insert(recovery_codes)
_CODES = select(func.count()).where(is_param(recovery_codes, "account_id"))
_CODE = _CODES.where(recovery_codes.c.code_hash == bindparam("code_hash"))
_DROP_CODES = delete(recovery_codes).where(is_param(recovery_codes, "account_id"))
_USE_CODE = _DROP_CODES.where(recovery_codes.c.code_hash == bindparam("code_hash"))


@frozen
class SqlSecondFactors:
    """The tables `second_factors`, seeds sealed, and `recovery_codes`, hashed."""

    database: Database

    def draw(self, account_id: AccountId) -> SecondFactor:
        self.database.change(_DROP_ONE, account_id=account_id.value, in_use=False)
        row_id, seed = uuid4(), new_seed()
        private = {"seed": b64encode(seed).decode()}
        row = {
            "id": row_id,
            "account_id": account_id.value,
            "sealed": self.database.seal(second_factors, row_id, private),
        }
        try:
            self.database.change(_DRAW, **row, in_use=False, last_step=0)
        except IntegrityError as error:
            raise Contended from error
        return SecondFactor(account_id=account_id, seed=seed)

    def drawn(self, account_id: AccountId) -> SecondFactor | None:
        return self._find(account_id, in_use=False)

    def in_use(self, account_id: AccountId) -> SecondFactor | None:
        return self._find(account_id, in_use=True)

    def _find(self, account_id: AccountId, *, in_use: bool) -> SecondFactor | None:
        whose = account_id.value
        row = self.database.first(_FIND, account_id=whose, in_use=in_use)
        if row is None:
            return None
        private = self.database.unseal(second_factors, row.id, row.sealed)
        return SecondFactor(
            account_id=account_id,
            seed=b64decode(private["seed"]),
            last_step=row.last_step,
            confirmed_at=row.confirmed_at,
        )

    def confirm(self, drawn: SecondFactor, step: int, now: datetime) -> bool:
        whose = drawn.account_id.value
        row = self.database.first(_FIND, account_id=whose, in_use=False)
        if row is None or self.drawn(drawn.account_id) != drawn:
            return False
        self.database.change(_DROP_ONE, account_id=whose, in_use=True)
        changed = {"whose": whose, "this": row.id, "step": step, "now": now}
        try:
            return self.database.change(_CONFIRM, **changed) == 1
        except IntegrityError as error:
            raise Contended from error

    def use(self, account_id: AccountId, step: int) -> bool:
        return self.database.change(_USE, whose=account_id.value, step=step) == 1

    def remove(self, account_id: AccountId) -> None:
        self.database.change(_DROP, account_id=account_id.value)
        self.database.change(_DROP_CODES, account_id=account_id.value)

    def draw_recovery_codes(self, account_id: AccountId) -> tuple[str, ...]:
        whose = account_id.value
        codes = tuple(new_recovery_code() for _ in range(RECOVERY_CODES))
        self.database.change(_DROP_CODES, account_id=whose)
        rows = [{"account_id": whose, "code_hash": _hash(code)} for code in codes]
        self.database.add_all(_ADD_CODE, rows)
        return codes

    def has_recovery_code(self, account_id: AccountId, code: str) -> bool:
        given = {"account_id": account_id.value, "code_hash": _hash(code)}
        row = self.database.first(_CODE, **given)
        return row is not None and row[0] > 0

    def use_recovery_code(self, account_id: AccountId, code: str) -> bool:
        given = {"account_id": account_id.value, "code_hash": _hash(code)}
        return self.database.change(_USE_CODE, **given) == 1

    def recovery_codes_left(self, account_id: AccountId) -> int:
        row = self.database.first(_CODES, account_id=account_id.value)
        return 0 if row is None else int(row[0])


def _hash(code: str) -> bytes:
    return digest(as_written(code))
