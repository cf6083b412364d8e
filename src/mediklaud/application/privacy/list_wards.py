"""Whom somebody acts for right now (P5)."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.registry.patient_card import PatientCard
from mediklaud.domain.shared.proxy import ProxyScope
from mediklaud.ports.registry import Patients


@frozen(kw_only=True)
class WardCard:
    """A patient somebody acts for right now, by name, and in what."""

    patient: PatientCard
    scopes: frozenset[ProxyScope]


@frozen(kw_only=True)
class ListWards(Query[tuple[WardCard, ...]]):
    """The patients one looks after, and in what."""

    permission: ClassVar = Permission.USE_OWN_ACCOUNT
    audited: ClassVar = False


def list_wards(
    _query: ListWards, *, actor: Actor, patients: Patients
) -> tuple[WardCard, ...]:
    """As it was found with the session; nothing is asked for whoever has no ward."""
    scopes = {ward.patient_id: ward.scopes for ward in actor.wards}
    found = patients.these(set(scopes)) if scopes else ()
    cards = sorted(map(PatientCard.of, found), key=lambda card: card.name)
    return tuple(WardCard(patient=card, scopes=scopes[card.id]) for card in cards)
