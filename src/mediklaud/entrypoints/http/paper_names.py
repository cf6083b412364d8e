"""A document may be asked for by its thing's own name: `/invoices/{id}.pdf`."""

from __future__ import annotations

import re

from litestar.types import Scope

_PAPER = re.compile(
    r"(/api/v1/(?:invoices|credit-notes|payments)/[0-9a-f-]{36})\.pdf", re.ASCII
)


def to_its_paper(scope: Scope) -> None:
    """Lead to the paper; the router takes an id for a whole part of an address."""
    named = _PAPER.fullmatch(scope["path"])
    if named is not None:
        scope["path"] = f"{named[1]}/paper.pdf"
        scope["raw_path"] = scope["path"].encode("ascii")
