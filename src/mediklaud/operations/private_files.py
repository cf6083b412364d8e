"""Files that are their owner's alone."""

from __future__ import annotations

import stat
from pathlib import Path

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def read_by_others(file: Path) -> bool:
    """May somebody else on this machine read or change it? A missing file is fine."""
    try:
        return bool(file.stat().st_mode & _OTHERS)
    except FileNotFoundError:
        return False
