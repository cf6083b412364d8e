"""The list of diseases beside a form that takes a diagnosis."""

from __future__ import annotations

from typing import Any

from mediklaud.application.records.search_diseases import SearchDiseases
from mediklaud.entrypoints.web.visitor import Visitor

_MOST = 12


def is_search(visitor: Visitor) -> bool:
    """Was the button beside the search pressed, and not the one that signs?"""
    return visitor.form["step"] == "search"


def diseases_found(visitor: Visitor) -> dict[str, Any]:
    """What the list has for the words in the form; none were written: nothing yet."""
    asked = visitor.form["disease"]
    if not asked:
        return {"diseases": None}
    query = SearchDiseases(**visitor.query, q=asked[:100], limit=_MOST)
    return {"diseases": visitor.handle(query)}
