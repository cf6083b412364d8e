"""No keys: what is kept in memory is as safe as the process."""

from datetime import datetime

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.data_key import DataKey, KeyPurpose, NothingIsSealed
from mediklaud.ports.keys import Position, Renewed


@frozen
class MemoryKeys:
    """Has nothing to rotate."""

    _tables: Tables

    def all(self, _now: datetime) -> tuple[DataKey, ...]:
        return ()

    def draw(
        self,
        _purpose: KeyPurpose,
        *,
        active_from: datetime,  # noqa: ARG002
        now: datetime,  # noqa: ARG002
    ) -> DataKey:
        raise NothingIsSealed

    def renew(self, _after: Position | None, _limit: int) -> Renewed:
        return Renewed(count=0, after=None)

    def uses(self, _key: DataKey) -> int:
        return 0

    def retire(self, _key: DataKey, _now: datetime) -> None:
        raise NothingIsSealed

    def rewrap(self) -> int:
        raise NothingIsSealed
