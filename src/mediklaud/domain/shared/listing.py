"""How much of a list is given at once."""

from attrs import frozen

from mediklaud.domain.errors import InvalidValue

USUAL_LIMIT = 50
LARGEST_LIMIT = 500


@frozen
class ImpossibleLimit(InvalidValue):
    """A list is given in parts of 1 to 500."""

    limit: int


def a_limit(_instance: object, _attribute: object, value: int) -> None:
    """Refuse a part of a list that is empty or too large to give at once."""
    if not 1 <= value <= LARGEST_LIMIT:
        raise ImpossibleLimit(value)
