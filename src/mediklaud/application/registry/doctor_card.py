"""How much of a doctor's status somebody is told."""

from mediklaud.domain.access.actor import STAFF, Actor
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.doctor_card import DoctorCard
from mediklaud.domain.registry.doctor_status import DoctorStatus


def card_for(actor: Actor, doctor: Doctor) -> DoctorCard:
    """The directory's entry, as this actor may see it."""
    return DoctorCard.of(doctor, for_staff=_is_staff(actor))


def status_for(actor: Actor, asked: DoctorStatus | None) -> DoctorStatus | None:
    """Which doctors are listed: for patients, those who take appointments."""
    return asked if _is_staff(actor) else DoctorStatus.ACTIVE


def _is_staff(actor: Actor) -> bool:
    return not actor.roles.isdisjoint(STAFF)
