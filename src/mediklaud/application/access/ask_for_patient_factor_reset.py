"""A patient has lost telephone and paper: the front desk asks (X2)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.access.asking_for_reset import ResetWaiting, ask_for_reset
from mediklaud.application.messages import Command
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.resetting import NoPortalAccount
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.access import Accounts


@frozen(kw_only=True)
class AskForPatientFactorReset(Command[ResetWaiting]):
    """Ask it for a patient who stands here and has shown who they are."""

    permission: ClassVar = Permission.INVITE_PATIENT
    step_up: ClassVar[bool] = True
    patient_id: PatientId
    reason: str
    """Also by what they have shown it."""


def ask_for_patient_factor_reset(
    command: AskForPatientFactorReset,
    *,
    accounts: Accounts,
    actor: Actor,
    now: datetime,
) -> ResetWaiting:
    """Let it wait for the privacy officer."""
    account = accounts.of_patient(command.patient_id)
    if account is None:
        raise NoPortalAccount(command.patient_id)
    return ask_for_reset(account, command.reason, actor, accounts, now)
