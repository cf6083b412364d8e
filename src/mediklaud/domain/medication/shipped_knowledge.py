"""The knowledge that comes with the program."""

from __future__ import annotations

from datetime import date
from functools import cache
from pkgutil import get_data

from mediklaud.domain.medication.external.ledger import Ledger
from mediklaud.domain.medication.knowledge import KnowledgeBase
from mediklaud.domain.medication.reading.own_format import (
    FILES,
    About,
    read_own_format,
)

ABOUT = About(
    id="mediklaud-default",
    version="1.0",
    released=date(2026, 11, 22),
    source="MediKlaud. ATC codes: WHO Collaborating Centre for Drug Statistics"
    " Methodology",
    licence="Apache-2.0",
    notice="Not reviewed by a clinician: have a local pharmacist review it.",
    checksum="72a3986eb93947e8167bb45d6158d7471c9edd1ac5b63d5b45aafbce50d4f5a7",
)


@cache
def shipped_knowledge() -> KnowledgeBase:
    """Read whole when first asked for."""
    ledger = Ledger()
    knowledge = read_own_format({name: _text(name) for name in FILES}, ABOUT, ledger)
    ledger.require_no_rejects()
    return knowledge


def _text(name: str) -> str:
    """A file that lies beside this module, also where both lie in an archive."""
    found = get_data("mediklaud.domain.medication", f"shipped/{name}")
    return "" if found is None else found.decode("utf-8")
