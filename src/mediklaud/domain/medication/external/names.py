"""Whom a foreign name means: exactly, or by how a language spells; never nearly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from sys import intern

from attrs import define, field

from mediklaud.domain.medication.knowledge import KnowledgeBase

_FRENCH_ACID = re.compile(r"acide (\w+)ique")


def folded(name: str) -> str:
    """Without case and accents."""
    plain = unicodedata.normalize("NFKD", name.casefold()).replace("\u2019", "'")
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@define
class Names:
    """Every name that is known; what nobody knows stands for itself."""

    known: Mapping[str, str]
    french: bool = False
    unresolved: set[str] = field(factory=set)
    respelt: set[str] = field(factory=set)
    _found: dict[str, str] = field(factory=dict)

    def of(self, name: str) -> str:
        """The substance's international name."""
        if name not in self._found:
            self._found[name] = intern(self._look_up(folded(name)))
        return self._found[name]

    def _look_up(self, name: str) -> str:
        if name in self.known:
            return self.known[name]
        for spelling in _respelt(name) if self.french else ():
            if spelling in self.known:
                self.respelt.add(f"{name} = {self.known[spelling]}")
                return self.known[spelling]
        self.unresolved.add(name)
        return name


def _respelt(name: str) -> Iterator[str]:
    """How the international name of a French one may be written."""
    if name.endswith("e"):
        yield name[:-1]
    if acid := _FRENCH_ACID.fullmatch(name):
        yield f"{acid[1]}ic acid"


def names_in(knowledge: KnowledgeBase) -> dict[str, str]:
    """Every name and synonym in it, with the substance that is meant."""
    substances = knowledge.substances.values()
    synonyms = {folded(name): one.name for one in substances for name in one.synonyms}
    return synonyms | {folded(one.name): one.name for one in substances}
