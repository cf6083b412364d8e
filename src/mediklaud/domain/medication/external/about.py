"""What knowledge says of itself, and the base that is made with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import frozen

from mediklaud.domain.medication.knowledge import KnowledgeBase
from mediklaud.domain.medication.substance import Substance


@frozen(kw_only=True)
class About:
    """Its name in this hospital, its version, and whose it is."""

    name: str
    version: str
    released: date
    source: str
    licence: str
    checksum: str = ""

    @property
    def notice(self) -> str:
        """What whoever reads a report of it must know."""
        return f"{self.name}: as {self.source} tells it."


def base_of(
    about: About,
    substances: Iterable[str],
    default: KnowledgeBase,
    **facts: Any,  # noqa: ANN401 - the fields of a base
) -> KnowledgeBase:
    """A base of these facts; of what `default` knows, it knows the names and codes."""
    names = sorted(substances)
    known = default.substances
    return KnowledgeBase(
        id=about.name,
        version=about.version,
        released=about.released,
        source=about.source,
        licence=about.licence,
        checksum=about.checksum,
        notice=about.notice,
        substances={name: known.get(name) or Substance(name) for name in names},
        **facts,
    )
