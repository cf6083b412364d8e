"""Long lists in parts: a page, and the cursor where the next one starts."""

from __future__ import annotations

from base64 import b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar
from uuid import UUID

import msgspec
from attrs import frozen

from mediklaud.domain.shared.ids import Id
from mediklaud.entrypoints.http.malformed import Malformed

AnyId = TypeVar("AnyId", bound=Id)
Item = TypeVar("Item")
Shown = TypeVar("Shown")
MOST = 200
"""More are not shown at once."""


class Page(msgspec.Struct, Generic[Shown], frozen=True, kw_only=True):
    """A part of a list, and where the next one starts, if there is more."""

    items: list[Shown]
    next_cursor: str | None = None


@frozen
class Paging:
    """How much of a list is wanted, and from where on."""

    limit: int
    cursor: str | None

    @property
    def and_one(self) -> int:
        """One more than is shown, to know whether there is more."""
        return self.limit + 1

    def after(self, kind: Callable[[UUID], AnyId]) -> AnyId | None:
        """The last one that was seen already."""
        return None if self.cursor is None else kind(_id_in(self.cursor))

    def page(
        self,
        found: Sequence[Item],
        show: Callable[[Item], Shown],
        id_of: Callable[[Item], Id],
    ) -> Page[Shown]:
        """The page; the next one starts after its last, if `and_one` was found."""
        shown = found[: self.limit]
        more = len(found) > self.limit
        cursor = cursor_after(id_of(shown[-1])) if more else None
        return Page(items=[show(item) for item in shown], next_cursor=cursor)


def cursor_after(last: Id) -> str:
    """Where to go on after this one."""
    return urlsafe_b64encode(last.value.bytes).rstrip(b"=").decode("ascii")


def _id_in(cursor: str) -> UUID:
    try:
        return UUID(bytes=b64decode(f"{cursor}==", altchars=b"-_", validate=True))
    except (ValueError, NotBase64) as error:
        raise Malformed("cursor", "not one of ours") from error
