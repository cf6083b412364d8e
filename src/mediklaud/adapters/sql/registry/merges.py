"""Merges, in their table."""

from __future__ import annotations

from attrs import evolve, frozen
from sqlalchemy import Uuid, bindparam, insert, select, update

from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.registry.merge_rows import to_merge, to_row
from mediklaud.adapters.sql.registry.merge_tables import merges
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.errors import Contended
from mediklaud.domain.registry.merge import Merge, MergeNotFound, MergeStatus
from mediklaud.domain.shared.ids import MergeId

_m = merges.c
_ADD = insert(merges)
_GET = select(merges).where(is_param(merges, "id"))
_SAVE = update(merges).where(
    here(merges), _m.id == bindparam("this"), _m.version == bindparam("read")
)
_PAGE = select(merges).where(here(merges)).order_by(_m.id).limit(bindparam("limit"))
_BEHIND = _m.id > bindparam("after", type_=Uuid)
_PAGES = {
    (one, behind): _PAGE.where(
        *([_m.status == bindparam("status")] if one else []),
        *([_BEHIND] if behind else []),
    )
    for one in (False, True)
    for behind in (False, True)
}
"""By whether one status is asked for, and whether those behind another."""


@frozen
class SqlMerges:
    """The table `merges`."""

    database: Database

    def add(self, merge: Merge) -> None:
        row = to_row(merge, self.database)
        self.database.change(_ADD, id=merge.id.value, **row)

    def get(self, merge_id: MergeId) -> Merge:
        row = self.database.first(_GET, id=merge_id.value)
        if row is None:
            raise MergeNotFound(merge_id)
        return to_merge(row, self.database)

    def save(self, merge: Merge) -> Merge:
        saved = evolve(merge, version=merge.version + 1)
        which = {"this": merge.id.value, "read": merge.version}
        if not self.database.change(_SAVE, **which, **to_row(saved, self.database)):
            raise Contended
        return saved

    def page(
        self, status: MergeStatus | None, after: MergeId | None, limit: int
    ) -> tuple[Merge, ...]:
        asked: dict[str, object] = {"limit": limit}
        if status is not None:
            asked["status"] = status.value
        if after is not None:
            asked["after"] = after.value
        statement = _PAGES[status is not None, after is not None]
        rows = self.database.rows(statement, **asked)
        return tuple(to_merge(row, self.database) for row in rows)
