"""Names beside what stands on billing's lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from mediklaud.application.registry.name_patients import NamePatients
from mediklaud.domain.registry.patient_card import PatientCard
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.web.visitor import Visitor


class OfSomebody(Protocol):
    """Whatever belongs to a patient."""

    @property
    def patient_id(self) -> PatientId:
        """Whose it is."""


def cards_of(
    visitor: Visitor, listed: Iterable[OfSomebody]
) -> Mapping[PatientId, PatientCard]:
    """Whose each is, by one question; by none, if nothing is on the list."""
    meant = tuple({one.patient_id for one in listed})
    if not meant:
        return {}
    found = visitor.handle(NamePatients(**visitor.query, patient_ids=meant))
    return {card.id: card for card in found}
