"""The withdrawal of a lost second factor is asked for, and waits (X2)."""

from __future__ import annotations

from datetime import datetime

from attrs import field, frozen

from mediklaud.application.access.own_account import own_account
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.factor_reset import FactorReset
from mediklaud.domain.access.resetting import deciders_of, with_reset_asked
from mediklaud.domain.access.roles import require_another
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.ports.access import Accounts


@frozen(kw_only=True)
class ResetWaiting:
    """Somebody whose second factor is to be withdrawn, and who decides it."""

    account_id: AccountId
    patient_id: PatientId | None
    login: str
    name: str
    version: int
    asked_by: AccountId
    asked_at: datetime
    reason: str = field(repr=False)
    deciders: tuple[Role, ...]

    @classmethod
    def of(cls, account: Account, reset: FactorReset) -> ResetWaiting:
        """The wish, with the account it waits on."""
        return cls(
            account_id=account.id,
            patient_id=account.patient_id,
            login=account.login,
            name=account.name,
            version=account.version,
            asked_by=reset.asked_by,
            asked_at=reset.asked_at,
            reason=reset.reason,
            deciders=tuple(sorted(deciders_of(account))),
        )


def ask_for_reset(
    account: Account, reason: str, actor: Actor, accounts: Accounts, now: datetime
) -> ResetWaiting:
    """Let it wait for another person; whether there is a factor, nobody is told."""
    asking = own_account(actor)
    require_another(account.id, asking)
    reset = FactorReset(asked_by=asking, asked_at=now, reason=reason)
    saved = accounts.save(with_reset_asked(account, reset))
    return ResetWaiting.of(saved, reset)
