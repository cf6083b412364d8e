"""How much of a medicine, as a label says it: 21 tablets, 100 ml, half a tablet."""

from decimal import Decimal

from mediklaud.domain.shared.preparation import BaseUnit

_ONE_AND_MORE = {
    BaseUnit.TABLET: ("tablet", "tablets"),
    BaseUnit.CAPSULE: ("capsule", "capsules"),
    BaseUnit.MILLILITRE: ("ml", "ml"),
    BaseUnit.GRAM: ("g", "g"),
    BaseUnit.DOSE: ("puff", "puffs"),
    BaseUnit.PIECE: ("piece", "pieces"),
}
_HALF = Decimal("0.5")
_MEASURED = {BaseUnit.MILLILITRE, BaseUnit.GRAM}


def counted(number: Decimal | int, unit: BaseUnit) -> str:
    """So many of them; never an exponent, and no decimals that say nothing."""
    one, more = _ONE_AND_MORE[unit]
    if number == _HALF and unit not in _MEASURED:
        return f"half a {one}"
    plain = f"{Decimal(number).normalize():f}"
    return f"{plain} {one if number <= 1 else more}"
