"""Somebody with the right to do so lets a patient book in spite of dues."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.override import DuesOverride, NothingOwed
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.shared.ids import OverrideId, PatientId
from mediklaud.ports.billing import Accounts, DuesOverrides
from mediklaud.ports.system import Ids


@frozen(kw_only=True)
class GrantDuesOverride(Command[DuesOverride]):
    """Let the next booking of a patient pass, for a reason (U4)."""

    permission: ClassVar = Permission.OVERRIDE_DUES
    patient_id: PatientId
    reason: str = field(repr=False)


def grant_dues_override(
    command: GrantDuesOverride,
    *,
    accounts: Accounts,
    overrides: DuesOverrides,
    ids: Ids,
    policy: BillingPolicy,
    now: datetime,
    actor: Actor,
) -> DuesOverride:
    """Grant it to who owes something; it ends by itself if no booking spends it."""
    accounts.lock(command.patient_id)
    if not accounts.read(command.patient_id, now).owed:
        raise NothingOwed(command.patient_id)
    override = DuesOverride(
        id=ids.new(OverrideId),
        patient_id=command.patient_id,
        reason=command.reason,
        granted_by=actor.account_id,
        granted_at=now,
        ends_at=now + policy.override_lasts,
    )
    overrides.add(override)
    return override
