"""Who speaks: a person or program in one or more roles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from attrs import field, frozen

from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId, SessionId
from mediklaud.domain.shared.proxy import Ward


class Role(StrEnum):
    """What somebody is to the hospital."""

    PATIENT = "patient"
    DOCTOR = "doctor"
    FRONT_DESK = "front_desk"
    SENIOR_DOCTOR = "senior_doctor"
    """A doctor who may let through what the knowledge forbids (M3)."""
    PHARMACIST = "pharmacist"
    BILLING = "billing"
    CHIEF_MEDICAL_OFFICER = "chief_medical_officer"
    PRIVACY_OFFICER = "privacy_officer"
    ADMINISTRATOR = "administrator"
    NEWCOMER = "newcomer"
    """Somebody whose roles are still to be approved: sees their own account."""
    SERVICE = "service"
    """Another program, which may do what its token was made for."""
    WORKER = "worker"
    """The hospital itself, doing what nobody has to ask for."""
    OPERATOR = "operator"
    """Whoever runs the machine, at work on it; has no account for that."""
    ANYONE = "anyone"
    """Everybody, signed in or not."""


MACHINES = frozenset({Role.WORKER, Role.OPERATOR})
"""They need no account: nobody else can speak in their name."""
_OTHERS = {Role.PATIENT, Role.NEWCOMER, Role.SERVICE, *MACHINES, Role.ANYONE}
STAFF = frozenset(Role) - _OTHERS
"""The roles that an account of staff may be given."""


def _as_a_set(roles: Iterable[Role]) -> frozenset[Role]:
    return frozenset(roles)


@frozen(kw_only=True)
class Actor:
    """Somebody in their roles; `patient_id` and `doctor_id` say who they are here."""

    roles: frozenset[Role] = field(converter=_as_a_set)
    account_id: AccountId | None = None
    session_id: SessionId | None = None
    patient_id: PatientId | None = None
    doctor_id: DoctorId | None = None
    practises: bool = True
    """May they, being a doctor, work here just now? If not, nothing is in reach."""
    second_factor: bool = True
    """No only for a session in which nothing but a password was shown."""
    proven_at: datetime | None = None
    """When they proved themselves last; none where no session stands behind them."""
    factor_proven_at: datetime | None = None
    """The same, by the second factor."""
    granted: frozenset[Permission] | None = None
    """A program's permissions: it may do nothing else, whatever its role may."""
    wards: tuple[Ward, ...] = ()
    """Patients they act for right now (P5)."""

    @property
    def is_staff(self) -> bool:
        """Do they work here?"""
        return not self.roles.isdisjoint(STAFF)

    @property
    def sees_patients(self) -> bool:
        """Are they a doctor who may work here just now?"""
        return (
            Role.DOCTOR in self.roles and self.doctor_id is not None and self.practises
        )

    def acts_for(self, patient_id: PatientId | None) -> bool:
        """Is it somebody else's, whom they look after?"""
        wards = {ward.patient_id for ward in self.wards}
        return patient_id in wards and patient_id != self.patient_id


ANONYMOUS = Actor(roles={Role.ANYONE})
"""Nobody in particular: may sign in, and accept an invitation."""

WORKER = Actor(roles={Role.WORKER})
"""The hospital's own clockwork."""

OPERATOR = Actor(roles={Role.OPERATOR})
"""Whoever may read the master key and the database anyway; the audit has the name."""


@frozen
class Bearer:
    """Somebody who shows a session's token; who that is, the session knows."""

    token: str = field(repr=False)


Caller = Actor | Bearer
"""Who sends a message: known already, or about to be looked up by the token."""
