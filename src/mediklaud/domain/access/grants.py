"""Roles asked for, given and taken: who holds what since when, by whose leave (X1)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from attrs import field, frozen
from attrs.converters import optional

from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean_note

_LONGEST_REASON = 1000


def a_reason(text: str) -> str:
    """Why somebody needs a role, or does not get it."""
    return clean_note(text, "reason", longest=_LONGEST_REASON)


class Basis(StrEnum):
    """By whose leave a role is held."""

    APPROVED = "approved"
    """Somebody else than who asked has approved it."""
    NO_APPROVER_YET = "no_approver_yet"
    """The hospital never had anybody who could: its first days."""
    NO_PATIENTS = "no_patients"
    """A program's permissions that reach no patient need nobody's leave."""


@frozen(kw_only=True)
class RoleRequest:
    """A role asked for on somebody's account: it waits until another person decides."""

    role: Role
    asked_by: AccountId | None
    asked_at: datetime = field(validator=has_time_zone)
    reason: str | None = field(default=None, converter=optional(a_reason), repr=False)
    doctor_id: DoctorId | None = None
    """Who the person is as a doctor, when they are to be one."""


@frozen(kw_only=True)
class Grant:
    """A role somebody holds or held: given by one person on another's wish."""

    role: Role
    since: datetime = field(validator=has_time_zone)
    basis: Basis
    asked_by: AccountId | None = None
    granted_by: AccountId | None = None
    """Who approved it; nobody in the hospital's first days."""
    until: datetime | None = None
    """When it was taken away."""
