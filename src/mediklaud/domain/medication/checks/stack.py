"""Several bases asked as one: what one of them knows by a name, the others may too."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import ClassVar

from attrs import define, field, frozen

from mediklaud.domain.errors import TryLater
from mediklaud.domain.medication.checks.index import KnowledgeIndex, index_of
from mediklaud.domain.medication.checks.known import KnownMedicine
from mediklaud.domain.medication.knowledge import KnowledgeBase
from mediklaud.domain.medication.medicine import Medicine
from mediklaud.domain.medication.report import KnowledgeVersion
from mediklaud.domain.medication.shipped_knowledge import shipped_knowledge

Knowledge = KnowledgeBase | Iterable[KnowledgeBase] | None
Known = list[KnownMedicine | None]
"""Medicine by medicine, as one base knows them."""


@frozen
class NoKnowledge(TryLater):
    """There is no knowledge to check medicines with, so nothing was checked."""

    rule: ClassVar[str] = "M4"


@define(eq=False)
class Stack:
    """The bases that are asked, in the hospital's order."""

    indexes: tuple[KnowledgeIndex, ...]
    versions: tuple[KnowledgeVersion, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        if not any(index.knowledge.substances for index in self.indexes):
            raise NoKnowledge
        self.versions = tuple(index.knowledge.about for index in self.indexes)

    def look_up(self, medicines: list[Medicine]) -> list[Known]:
        """Each medicine, as each base knows it."""
        looked = [
            [
                found.get((one.name, one.atc, one.route)) or index.find(one)
                for one in medicines
            ]
            for index in self.indexes
            for found in (index.found,)
        ]
        if len(looked) > 1:
            for place, medicine in enumerate(medicines):
                self._translate(medicine, place, looked)
        return looked

    def _translate(self, medicine: Medicine, place: int, looked: list[Known]) -> None:
        """Ask those that do not know it by the names that another has for it."""
        bases = list(zip(self.indexes, looked, strict=True))
        taught = ((i, one) for i, known in bases if (one := known[place]))
        for teacher, one in islice(taught, 1):
            for index, known in bases:
                if known[place] is None:
                    names = _as_called_in(index, teacher, one)
                    known[place] = index.made_of(names, medicine.route)


def _as_called_in(
    index: KnowledgeIndex, teacher: KnowledgeIndex, taught: KnownMedicine
) -> tuple[str, ...]:
    """Its ingredients by this base's names; by the teacher's if it has none."""
    names: list[str] = []
    for part in taught.ingredients:
        synonyms = teacher.knowledge.substances[part.name].synonyms
        found = (index.book.means(name) for name in (part.name, *synonyms))
        names += next(filter(None, found), (part.name,))
    return tuple(names)


def stack_of(knowledge: Knowledge) -> Stack:
    """The bases given, or else the one that comes with the program."""
    if knowledge is None:
        return _stack((shipped_knowledge(),))
    if isinstance(knowledge, KnowledgeBase):
        return _stack((knowledge,))
    return _stack(tuple(knowledge))


@lru_cache(maxsize=16)
def _stack(bases: tuple[KnowledgeBase, ...]) -> Stack:
    return Stack(tuple(map(index_of, bases)))
