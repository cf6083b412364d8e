"""What a reference such as `class:nsaid` or `atc:C09A` means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress

from attrs import define, field

from mediklaud.domain.medication.external.ledger import UnusableRow
from mediklaud.domain.medication.reading.rows import parts
from mediklaud.domain.medication.rules import Members
from mediklaud.domain.medication.substance import Substance

_LEVELS = (1, 3, 4, 5, 7)
"""How many characters of an ATC code name a group or a substance."""


@define
class References:
    """The substances that may be referred to, singly, by code or by class."""

    substances: Mapping[str, Substance]
    classes: Mapping[str, str] = field(factory=dict)
    """What each class is said to hold, as it is written."""
    _coded: dict[str, dict[str, tuple[str, ...]]] = field(factory=dict, init=False)
    _groups: dict[str, set[str]] = field(factory=dict, init=False)
    _known: dict[str, Members] = field(factory=dict, init=False)
    _open: set[str] = field(factory=set, init=False)

    def __attrs_post_init__(self) -> None:
        for substance in self.substances.values():
            for group in substance.allergy_classes:
                self._groups.setdefault(group, set()).add(substance.name)
            for code in substance.codes:
                for level in _LEVELS:
                    under = self._coded.setdefault(code[:level], {})
                    under[substance.name] = (*under.get(substance.name, ()), code)

    @property
    def groups(self) -> dict[str, frozenset[str]]:
        """Those that people are allergic to, by name."""
        return {name: frozenset(found) for name, found in self._groups.items()}

    def resolved(self) -> dict[str, Members]:
        """The members of every class that has some."""
        found = {}
        for name in self.classes:
            with suppress(UnusableRow):
                found[name] = self.members(f"class:{name}")
        return found

    def members(self, written: str) -> Members:
        """The substances that references joined by semicolons mean."""
        found = self._known.get(written)
        if found is None:
            found = self._joined(self._one(part) for part in parts(written))
            if not found:
                raise UnusableRow(f"{written or 'nothing'} means nothing")
            self._known[written] = found
        return found

    def names(self, reference: str) -> frozenset[str]:
        """The same for one reference; what people eat is its own substance."""
        if reference.startswith(("food:", "substance:")):
            return frozenset((reference,))
        return frozenset(self.members(reference))

    def _joined(self, several: Iterable[Members]) -> Members:
        """Of all; whoever is named outright counts under any code."""
        joined: dict[str, tuple[str, ...]] = {}
        for members in several:
            for name, codes in members.items():
                known = joined.get(name)
                if known is None or not codes:
                    joined[name] = codes
                elif known:
                    joined[name] = tuple(dict.fromkeys(known + codes))
        return joined

    def _one(self, reference: str) -> Members:
        kind, _, name = reference.partition(":")
        found: Members = {}
        if kind == "inn" and name in self.substances:
            found = {name: ()}
        elif kind == "atc":
            return self._coded.get(name, {})
        elif kind == "allergy":
            found = dict.fromkeys(self._groups.get(name, ()), ())
        elif kind == "class" and name in self.classes:
            found = self._of_class(name)
        if not found:
            raise UnusableRow(f"{reference} means nothing")
        return found

    def _of_class(self, name: str) -> Members:
        if name in self._open:
            raise UnusableRow(f"class:{name} holds itself")
        self._open.add(name)
        try:
            return self.members(self.classes[name])
        finally:
            self._open.discard(name)
