"""Accounts: who can sign in, and in which roles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from mediklaud.domain.access.actor import STAFF, Actor, Role
from mediklaud.domain.access.factor_reset import FactorReset
from mediklaud.domain.access.grants import Grant, RoleRequest
from mediklaud.domain.access.logins import email_in, normal_login
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.roles import require_fitting, require_only_service
from mediklaud.domain.errors import NotFound, RuleBroken, StaleVersion
from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId, SessionId
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean_name


@frozen
class AccountNotFound(NotFound):
    """There is no such account."""

    rule: ClassVar[str] = "X1"
    account_id: AccountId


@frozen
class AccountChanged(StaleVersion):
    """Somebody changed this account meanwhile: read it again."""

    rule: ClassVar[str] = "X2"
    account_id: AccountId


@frozen
class AccountDisabled(RuleBroken):
    """The account is disabled: enable it first."""

    rule: ClassVar[str] = "X2"
    account_id: AccountId


@frozen
class DoctorHasAccount(RuleBroken):
    """This doctor signs in with another account."""

    rule: ClassVar[str] = "X1"
    doctor_id: DoctorId


@frozen
class AccountOfAnotherDoctor(RuleBroken):
    """This account is another doctor's: make a new one for this doctor."""

    rule: ClassVar[str] = "X1"
    account_id: AccountId


@frozen
class NotAPerson(RuleBroken):
    """This account is a program's: it has a token instead of a person's roles."""

    rule: ClassVar[str] = "X1"
    account_id: AccountId


@frozen
class HospitalIsOpen(RuleBroken):
    """The hospital has accounts already: its administrator makes new ones."""

    rule: ClassVar[str] = "X2"


class AccountStatus(StrEnum):
    """How far somebody has come."""

    INVITED = "invited"
    ACTIVE = "active"
    DISABLED = "disabled"


def _in_order(roles: Iterable[Role]) -> tuple[Role, ...]:
    return tuple(sorted(set(roles)))


@frozen(kw_only=True)
class Account:
    """Somebody who can sign in.

    Invited first; active once they have chosen a password; disabled when they leave.
    The password is no part of it, so that no answer can give it away. A patient's
    account bears the patient's number for a name: names stand in the registry.
    Roles are asked for by one person and granted by another; whoever waits for theirs
    sees their own account alone.
    """

    id: AccountId
    login: str = field(converter=normal_login)
    name: str = field(converter=clean_name)
    roles: tuple[Role, ...] = field(converter=_in_order)
    asked: tuple[RoleRequest, ...] = ()
    """Roles that wait for somebody's approval."""
    grants: tuple[Grant, ...] = ()
    """How the roles came to be held, also those that were taken away."""
    factor_resets: tuple[FactorReset, ...] = ()
    """Wishes that the second factor be withdrawn; the last may still wait."""
    permissions: tuple[Permission, ...] = ()
    """What a program may do; a person's account has none of its own."""
    patient_id: PatientId | None = None
    doctor_id: DoctorId | None = None
    status: AccountStatus = AccountStatus.INVITED
    created_at: datetime = field(validator=has_time_zone)
    version: int = 1

    def __attrs_post_init__(self) -> None:
        if self.permissions:
            require_only_service(self.roles)
        else:
            require_fitting(self.roles, self.patient_id, self.doctor_id)

    @property
    def administers(self) -> bool:
        """May it sign in and manage the others?"""
        active = self.status is AccountStatus.ACTIVE
        return active and Role.ADMINISTRATOR in self.roles

    @property
    def ever_held(self) -> frozenset[Role]:
        """The roles it has, and those it ever had."""
        return frozenset((*self.roles, *(grant.role for grant in self.grants)))

    @property
    def waiting_reset(self) -> FactorReset | None:
        """The wish to withdraw the second factor that nobody has decided yet."""
        waiting = (one for one in self.factor_resets if one.decision is None)
        return next(waiting, None)

    @property
    def email(self) -> str | None:
        """Where its person can be written to, if they sign in with an address."""
        return email_in(self.login)

    @property
    def is_staff(self) -> bool:
        """Does its person work here?"""
        return not STAFF.isdisjoint(self.roles)

    def activate(self, login: str | None = None) -> Account:
        """Its person has chosen a password, and perhaps another login."""
        self.require_enabled()
        return evolve(self, status=AccountStatus.ACTIVE, login=login or self.login)

    def renamed(self, login: str, name: str) -> Account:
        """The same account, under another login and name."""
        return evolve(self, login=login, name=name)

    def disable(self) -> Account:
        """Let nobody sign in with it."""
        return evolve(self, status=AccountStatus.DISABLED)

    def enable(self, *, has_password: bool) -> Account:
        """Let its person in again; without a password they are still invited."""
        if self.status is not AccountStatus.DISABLED:
            return self
        ready = has_password or bool(self.permissions)
        usable = AccountStatus.ACTIVE if ready else AccountStatus.INVITED
        return evolve(self, status=usable)

    def require_enabled(self) -> None:
        """Refuse what makes no sense for a disabled account."""
        if self.status is AccountStatus.DISABLED:
            raise AccountDisabled(self.id)

    def require_person(self) -> None:
        """Refuse what makes no sense for a program's account."""
        if self.permissions:
            raise NotAPerson(self.id)

    def require_may_be(self, doctor_id: DoctorId | None) -> None:
        """Refuse to make one doctor another."""
        if doctor_id is not None and self.doctor_id not in {None, doctor_id}:
            raise AccountOfAnotherDoctor(self.id)

    def as_actor(self, session_id: SessionId | None = None) -> Actor:
        """Its person, as the one who speaks."""
        return Actor(
            roles=speaks_as(self.roles),
            account_id=self.id,
            session_id=session_id,
            patient_id=self.patient_id,
            doctor_id=self.doctor_id,
        )


def speaks_as(roles: Iterable[Role]) -> tuple[Role, ...]:
    """The roles somebody speaks in: a newcomer's while none are granted."""
    return tuple(roles) or (Role.NEWCOMER,)
