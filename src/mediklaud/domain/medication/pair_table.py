"""Very many rules of two substances each, kept as small as can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import Factory, frozen

from mediklaud.domain.medication.severity import Severity

Levels = Mapping[str, Mapping[str, Severity]]


@frozen(eq=False)
class PairTable:
    """How gravely two substances harm, and nothing else: that is all such lists say."""

    levels: Levels = Factory(dict)
    """By the first of two substances, as the alphabet has them; then by the other."""

    def between(self, one: str, other: str) -> Severity | None:
        """How gravely they harm together, if anything is known of it."""
        first, second = (one, other) if one < other else (other, one)
        found = self.levels.get(first)
        return None if found is None else found.get(second)

    def __len__(self) -> int:
        return sum(map(len, self.levels.values()))

    def __iter__(self) -> Iterator[tuple[str, str, Severity]]:
        """Every pair, in the order of the alphabet."""
        for one in sorted(self.levels):
            for other, severity in sorted(self.levels[one].items()):
                yield one, other, severity

    @property
    def substances(self) -> frozenset[str]:
        """All that it says anything about."""
        return frozenset(self.levels).union(*self.levels.values())


def pair_rule_id(knowledge: str, one: str, other: str) -> str:
    """The rule's name, the same in every version of the list."""
    return f"{knowledge}:{'+'.join(sorted((one, other)))}"
