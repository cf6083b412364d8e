"""Medicines as one base knows them: their ingredients, and the rules they stand in."""

from __future__ import annotations

from attrs import define

from mediklaud.domain.medication.substance import Scope


@define(eq=False)
class Ingredient:
    """A substance in a product, acting where this product brings it."""

    name: str
    codes: tuple[str, ...]
    """Which of its ATC codes the product may have."""
    scopes: frozenset[Scope]
    left: int
    """A bit for each place in a rule that it can take."""
    right: int
    """A bit for each place that the other one has to take."""

    @property
    def is_local(self) -> bool:
        """Does it stay where it is put?"""
        return Scope.LOCAL in self.scopes


@define(eq=False)
class KnownMedicine:
    """A product: it stands wherever one of its ingredients stands."""

    ingredients: tuple[Ingredient, ...]
    left: int
    right: int
    is_sure: bool = True
    """Does the base know every ingredient, without a doubt that it is meant?"""
    doubt: str | None = None
    """Why it may be something else that is meant."""
