"""What stands in one cell: the hospital's clock, money as people write it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from attrs import frozen

from mediklaud.entrypoints.cli.sheets import Plain, is_amount


@frozen
class Cells:
    """How values are written for people, or for programs that split lines."""

    zone: ZoneInfo
    for_people: bool

    def cell(self, value: Plain) -> str:
        """The value as a text; for programs, on one line."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, datetime):
            return self._instant(value)
        if isinstance(value, dict):
            return self._parts(value)
        if isinstance(value, list | tuple):
            return ", ".join(self.cell(item) for item in value)
        return str(value) if self.for_people else " ".join(str(value).split())

    def _instant(self, instant: datetime) -> str:
        here = instant.astimezone(self.zone)
        return f"{here:%Y-%m-%d %H:%M}" if self.for_people else here.isoformat()

    def _parts(self, parts: dict[str, Plain]) -> str:
        if is_amount(parts):
            return f"{parts['amount']} {parts['currency']}"
        return " ".join(filter(None, map(self.cell, parts.values())))
