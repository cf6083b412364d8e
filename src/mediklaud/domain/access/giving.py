"""An account's roles on their way: asked for, granted, refused, taken away (X1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from attrs import evolve, frozen

from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.grants import Basis, Grant, RoleRequest
from mediklaud.domain.access.roles import require_fitting
from mediklaud.domain.shared.ids import AccountId


@frozen(kw_only=True)
class Leave:
    """By whose leave roles are granted, and when."""

    basis: Basis
    at: datetime
    by: AccountId | None = None


def asking(account: Account, wishes: Iterable[RoleRequest]) -> Account:
    """With these waiting; a wish takes the place of an earlier one for its role."""
    new = {one.role: one for one in wishes if one.role not in account.roles}
    asked = {**{one.role: one for one in account.asked}, **new}
    if not account.permissions:
        _require_that_they_fit(account, asked.values())
    return evolve(account, asked=tuple(asked[role] for role in sorted(asked)))


def _require_that_they_fit(account: Account, asked: Collection[RoleRequest]) -> None:
    doctors = (one.doctor_id for one in asked if one.doctor_id is not None)
    together = {*account.roles, *(one.role for one in asked)}
    doctor_id = next(doctors, account.doctor_id)
    require_fitting(together, account.patient_id, doctor_id)


def granting(
    account: Account, requests: Collection[RoleRequest], leave: Leave
) -> Account:
    """In the roles that were asked for, perhaps now as a doctor."""
    doctors = (one.doctor_id for one in requests if one.doctor_id is not None)
    return evolve(
        refusing(account, requests),
        roles=(*account.roles, *(one.role for one in requests)),
        doctor_id=next(doctors, account.doctor_id),
        grants=(*account.grants, *(_grant(one, leave) for one in requests)),
    )


def _grant(request: RoleRequest, leave: Leave) -> Grant:
    return Grant(
        role=request.role,
        since=leave.at,
        basis=leave.basis,
        asked_by=request.asked_by,
        granted_by=leave.by,
    )


def refusing(account: Account, requests: Collection[RoleRequest]) -> Account:
    """With these no longer waiting."""
    left = tuple(one for one in account.asked if one not in requests)
    return evolve(account, asked=left)


def keeping(account: Account, roles: Collection[Role], at: datetime) -> Account:
    """With these roles and wishes alone: the others are gone at once."""
    grants = tuple(
        grant if grant.until or grant.role in roles else evolve(grant, until=at)
        for grant in account.grants
    )
    return evolve(
        account,
        roles=tuple(role for role in account.roles if role in roles),
        asked=tuple(one for one in account.asked if one.role in roles),
        grants=grants,
    )
