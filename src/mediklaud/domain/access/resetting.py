"""A lost second factor is withdrawn by two people, never by one alone (X2)."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from attrs import evolve, frozen

from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.approval import (
    APPROVER,
    AnotherDecides,
    NothingAsked,
    OwnRequest,
)
from mediklaud.domain.access.factor_reset import FactorReset, ResetDecision
from mediklaud.domain.errors import NotFound, RuleBroken
from mediklaud.domain.shared.ids import AccountId, PatientId


@frozen
class AskedForAtTheDesk(RuleBroken):
    """The front desk asks for this, once it has looked at who the patient is."""

    rule: ClassVar[str] = "X2"
    account_id: AccountId


@frozen
class NoPortalAccount(NotFound):
    """This patient has no account: invite them to the portal."""

    rule: ClassVar[str] = "X2"
    patient_id: PatientId


def deciders_of(account: Account) -> frozenset[Role]:
    """Whoever approves one of its roles; of patients, the privacy officer."""
    approvers = frozenset(APPROVER[role] for role in account.roles if role in APPROVER)
    return approvers or frozenset({Role.PRIVACY_OFFICER})


def with_reset_asked(account: Account, reset: FactorReset) -> Account:
    """With this wish waiting, in the place of one that waited before."""
    account.require_person()
    account.require_enabled()
    return evolve(account, factor_resets=(*_decided(account), reset))


def with_reset_decided(
    account: Account, decision: ResetDecision, roles: Collection[Role]
) -> Account:
    """With the wish decided by somebody in these roles, who did not ask for it."""
    waiting = account.waiting_reset
    if waiting is None:
        raise NothingAsked(account.id)
    if deciders_of(account).isdisjoint(roles):
        raise AnotherDecides(account.id)
    if waiting.asked_by == decision.by:
        raise OwnRequest(account.id)
    if decision.granted:
        account.require_enabled()
    decided = evolve(waiting, decision=decision)
    return evolve(account, factor_resets=(*_decided(account), decided))


def _decided(account: Account) -> tuple[FactorReset, ...]:
    return tuple(one for one in account.factor_resets if one.decision is not None)
