"""Whose things an actor may reach with one permission."""

from __future__ import annotations

from functools import reduce

from attrs import frozen

from mediklaud.domain.access.actor import MACHINES, Actor, Role
from mediklaud.domain.access.matrix import Reach, grants_of
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.proxies import is_open_to
from mediklaud.domain.errors import NotPermitted, NotSignedIn
from mediklaud.domain.shared.field_set import FieldSet
from mediklaud.domain.shared.ids import DoctorId, PatientId


@frozen
class RoleLacksPermission(NotPermitted):
    """Your role does not allow this."""

    rule = "X1"
    permission: Permission


@frozen(kw_only=True)
class Scope:
    """The patients and the schedule that one permission opens to one actor."""

    everyone: bool = False
    patients: frozenset[PatientId] = frozenset()
    schedule_of: DoctorId | None = None
    in_care_of: DoctorId | None = None
    """A doctor whose care relationships have still to be looked up."""
    in_queue: bool = False
    """Those for whom the pharmacy has work have still to be looked up."""
    purpose: str | None = None
    """What it was opened for, where that is not the usual care: for the audit."""
    sees: FieldSet = FieldSet.FULL
    """How much of a patient's file is shown."""

    def covers(
        self, patient_id: PatientId | None = None, doctor_id: DoctorId | None = None
    ) -> bool:
        """Is this patient's thing, standing in this doctor's schedule, within reach?"""
        return (
            self.everyone
            or (patient_id is not None and patient_id in self.patients)
            or (doctor_id is not None and doctor_id == self.schedule_of)
        )


EVERYONE = Scope(everyone=True)
"""No limit: for programs that embed the hospital, and for tests of ports."""


def scope_of(actor: Actor, permission: Permission) -> Scope:
    """What the permission opens to the actor; refused if none of the roles has it."""
    _require_granted(actor, permission)
    granted = grants_of(permission)
    grants = [granted[role] for role in actor.roles | {Role.ANYONE} if role in granted]
    if not grants:
        if actor.account_id is None and not actor.roles & MACHINES:
            raise NotSignedIn
        raise RoleLacksPermission(permission)
    reaches = {grant.reach for grant in grants}
    doctor_id = actor.doctor_id if actor.practises else None
    own = _own(actor, permission) if Reach.OWN in reaches else frozenset()
    return Scope(
        everyone=Reach.ALL in reaches,
        patients=own,
        schedule_of=doctor_id if Reach.SCHEDULE in reaches else None,
        in_care_of=doctor_id if Reach.CARE in reaches else None,
        in_queue=Reach.QUEUE in reaches,
        sees=reduce(FieldSet.or_more, (grant.sees for grant in grants)),
    )


def _own(actor: Actor, permission: Permission) -> frozenset[PatientId]:
    """The patient they are, and those they look after in this (P5)."""
    itself = {actor.patient_id} if actor.patient_id else set()
    wards = (w.patient_id for w in actor.wards if is_open_to(w.scopes, permission))
    return frozenset({*itself, *wards})


def require_person(actor: Actor, permission: Permission) -> None:
    """Refuse a program what takes a fresh proof of who one is: it has none."""
    if Role.SERVICE in actor.roles:
        raise RoleLacksPermission(permission)


def _require_granted(actor: Actor, permission: Permission) -> None:
    """A program may do what its token was made for, and nothing without one."""
    if Role.SERVICE in actor.roles and permission not in (actor.granted or ()):
        raise RoleLacksPermission(permission)
