"""What people call medicines, and which substances they mean by it."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from mediklaud.domain.medication.knowledge import KnowledgeBase

Names = tuple[str, ...]


def plain(name: str) -> str:
    """A name without capitals and needless spaces."""
    return " ".join(name.lower().split())


@define(eq=False)
class NameBook:
    """Names and ATC codes of one base: exactly these, never nearly."""

    knowledge: KnowledgeBase
    names: dict[str, Names] = field(factory=dict, init=False)
    codes: dict[str, Names] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        for substance in self.knowledge.substances.values():
            mean = (substance.name,)
            self.names[plain(substance.name)] = mean
            for code in substance.codes:
                # A code that two substances share tells neither.
                self.codes[code] = () if code in self.codes else mean
        for product in self.knowledge.combinations:
            self.codes[product.atc] = product.ingredients
        self._add_synonyms()

    def _add_synonyms(self) -> None:
        """A name of its own goes before somebody else's synonym."""
        for product in self.knowledge.combinations:
            for name in (product.name, *product.synonyms):
                self.names.setdefault(plain(name), product.ingredients)
        for substance in self.knowledge.substances.values():
            for name in substance.synonyms:
                self.names.setdefault(plain(name), (substance.name,))

    def means(self, name: str) -> Names:
        """The ingredients of what is called so; a + stands between several."""
        found = self.names.get(plain(name), ())
        if found or "+" not in name:
            return found
        each = [self.names.get(plain(part), ()) for part in name.split("+")]
        return tuple(n for names in each for n in names) if all(each) else ()

    def suggestions(self, name: str, beside: Iterable[str] = ()) -> Names:
        """What somebody may have meant: to be asked, never to be used."""
        from difflib import get_close_matches  # slow to import, and seldom needed

        known = [*self.names, *beside]
        return tuple(get_close_matches(plain(name), known, 3, 0.75))
