"""A hospital's own list of what names mean, beside the knowledge it loads."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from mediklaud.domain.medication.external.ledger import Ledger
from mediklaud.domain.medication.external.names import folded
from mediklaud.domain.medication.loaded import KnowledgeFile

NAMES = "names.csv"


def own_names(
    file: KnowledgeFile | None, known: Mapping[str, str], ledger: Ledger
) -> dict[str, str]:
    """What is known, and after it what the hospital says: `name,inn` in each row."""
    names = dict(known)
    if file is None:
        return names
    rows = csv.DictReader(io.StringIO(file.text, newline=""))
    for row in rows:
        ledger.read += 1
        name, means = (folded(row.get(column) or "") for column in ("name", "inn"))
        if not name or means not in known:
            ledger.reject(file.name, rows.line_num, "means no substance that is known")
            continue
        ledger.used += 1
        names[name] = known[means]
    return names
