"""Where a page of free slots ended: a time and a doctor, for slots have no id."""

from __future__ import annotations

import struct
from base64 import b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from mediklaud.application.scheduling.find_slots import SlotMark
from mediklaud.domain.scheduling.slots import Slot
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.entrypoints.http.malformed import Malformed
from mediklaud.entrypoints.http.pages import Page, Paging
from mediklaud.entrypoints.http.scheduling.hours_views import SlotView

_MARK = struct.Struct(">q16s")
"""The slot's start in seconds, and its doctor."""


def slots_after(page: Paging) -> SlotMark | None:
    """The last slot that was seen already."""
    return None if page.cursor is None else _read(page.cursor)


def slot_page(page: Paging, found: Sequence[Slot]) -> Page[SlotView]:
    """The page, and where the next one starts."""
    shown = found[: page.limit]
    cursor = _write(shown[-1]) if len(found) > page.limit else None
    return Page(items=[SlotView.of(slot) for slot in shown], next_cursor=cursor)


def _write(slot: Slot) -> str:
    seconds = int(slot.period.start.timestamp())
    mark = _MARK.pack(seconds, slot.doctor_id.value.bytes)
    return urlsafe_b64encode(mark).decode("ascii")


def _read(cursor: str) -> SlotMark:
    try:
        seconds, doctor = _MARK.unpack(b64decode(cursor, altchars=b"-_", validate=True))
        starts_at = datetime.fromtimestamp(seconds, UTC)
        return SlotMark(starts_at=starts_at, doctor_id=DoctorId(UUID(bytes=doctor)))
    except (ValueError, OverflowError, OSError, NotBase64, struct.error) as error:
        raise Malformed("cursor", "not one of ours") from error
