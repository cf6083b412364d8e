"""What became of a visit, as far as a letter about it cares."""

from enum import Enum, auto


class Standing(Enum):
    """Whether there is a visit to write about."""

    AHEAD = auto()
    BEGUN = auto()
    """The patient is in the house."""
    CANCELLED = auto()
    OVER = auto()


_BY_STATUS = {
    "booked": Standing.AHEAD,
    "arrived": Standing.BEGUN,
    "in_consultation": Standing.BEGUN,
    "cancelled": Standing.CANCELLED,
}


def standing_of(status: str) -> Standing:
    """By the appointment's status; completed and missed ones are over."""
    return _BY_STATUS.get(status, Standing.OVER)
