"""The doctors' names beside their visits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mediklaud.application.registry.list_doctors import ListDoctors
from mediklaud.application.registry.read_doctor import ReadDoctor
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.entrypoints.web.visitor import Visitor

_MANY = 200


def names_of(visitor: Visitor, doctors: Iterable[DoctorId]) -> Mapping[DoctorId, str]:
    """Their names; the directory is read once, who has left is asked for."""
    wanted = set(doctors)
    if not wanted:
        return {}
    listed = visitor.handle(ListDoctors(**visitor.query, limit=_MANY))
    names = {card.id: card.name for card in listed if card.id in wanted}
    for gone in wanted - names.keys():
        card = visitor.handle(ReadDoctor(**visitor.query, doctor_id=gone))
        names[gone] = card.name
    return names
