"""Rules of single substances, filed by the substance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from mediklaud.domain.medication.checks.known import Ingredient
from mediklaud.domain.medication.rules import Members


class OfMembers(Protocol):
    """A rule of some substances."""

    @property
    def members(self) -> Members:
        """Which ones, under which codes."""


R = TypeVar("R", bound=OfMembers)


def filed(rules: Sequence[R]) -> Mapping[str, list[R]]:
    """Each substance, with the rules that name it."""
    found: dict[str, list[R]] = {}
    for rule in rules:
        for name in rule.members:
            found.setdefault(name, []).append(rule)
    return found


def that_concern(rules: Mapping[str, list[R]], part: Ingredient) -> list[R]:
    """Those that mean it under its own code; none if it stays where it is put."""
    if part.is_local:
        return []
    return [rule for rule in rules.get(part.name, ()) if _is_meant(rule.members, part)]


def _is_meant(members: Members, part: Ingredient) -> bool:
    codes = members[part.name]
    return not codes or not set(codes).isdisjoint(part.codes)
