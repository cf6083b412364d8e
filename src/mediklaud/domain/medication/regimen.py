"""What a doctor asks for: which medicine, how to take it, and how much of it (H5)."""

from __future__ import annotations

from typing import Any

from attrs import asdict, field, frozen

from mediklaud.domain.medication.dosage import Dosage, quantity_of
from mediklaud.domain.medication.prescribed import Prescribed
from mediklaud.domain.shared.preparation import Administration, Preparation


@frozen(kw_only=True)
class Regimen:
    """All of a prescription but whose and whose hand; the quantity is computed."""

    preparation: Preparation = field(repr=False)
    dosage: Dosage = field(repr=False)
    route: Administration = field(repr=False)
    quantity: int | None = None
    """By hand, where it cannot be counted; with its reason."""
    quantity_reason: str | None = field(default=None, repr=False)
    refills: int = 0
    controlled: bool = False
    instructions: str | None = field(default=None, repr=False)

    @classmethod
    def of(cls, one: Prescribed) -> Regimen:
        """The same as before."""
        by_hand = one.quantity_reason is not None
        return cls(
            preparation=one.preparation,
            dosage=one.dosage,
            route=one.route,
            quantity=one.quantity if by_hand else None,
            quantity_reason=one.quantity_reason,
            refills=one.refills,
            controlled=one.controlled,
            instructions=one.instructions,
        )

    @property
    def as_it_is_said(self) -> dict[str, Any]:
        """Its fields by name, without the quantity."""
        return {n: v for n, v in asdict(self, recurse=False).items() if n != "quantity"}

    @property
    def comes_to(self) -> int:
        """In whole base units."""
        return quantity_of(
            self.preparation.form, self.dosage, self.quantity, self.quantity_reason
        )
