"""A place that hours name is a room: one visit in each lane at a time (S5)."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID, uuid5

from mediklaud.domain.shared.texts import wording_key

_ROOMS = UUID("e11bc7d9-353e-4e0e-af96-151e709ddd21")
"""Never changes: the claims that stand are on names made with it."""


@lru_cache(maxsize=1024)
def room_of(place: str | None) -> UUID | None:
    """By what the room is claimed, however its name is written; none for no place."""
    return None if place is None else uuid5(_ROOMS, wording_key(place))
