"""The record as a file: JSON for programs, a page for people."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from mediklaud.entrypoints.http.privacy.record_views import RecordView
from mediklaud.entrypoints.record_page.page import page_of


class RecordFormat(StrEnum):
    """What the record is written as."""

    JSON = "json"
    HTML = "html"


def written(record: RecordView, how: RecordFormat) -> bytes:
    """The record as the bytes of a file."""
    if how is RecordFormat.HTML:
        return page_of(record).encode()
    return msgspec.json.encode(record)
