"""The front desk opens the portal to a patient (P6)."""

from datetime import datetime
from typing import ClassVar

from attrs import evolve, frozen

from mediklaud.application.access.invite import invite
from mediklaud.application.messages import Command
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.events import PatientInvited
from mediklaud.domain.access.invitation import Invitation, PatientFileClosed
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.messaging.reach import can_be_told_of_account
from mediklaud.domain.registry.patient import Patient, PatientStatus
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.ports.access import Accounts, Invitations
from mediklaud.ports.registry import Patients
from mediklaud.ports.system import Events, Ids


@frozen(kw_only=True)
class InvitePatient(Command[Invitation]):
    """Invite a patient to the portal, or once more after a forgotten password."""

    permission: ClassVar = Permission.INVITE_PATIENT
    remembered: ClassVar = False
    patient_id: PatientId


def invite_patient(
    command: InvitePatient,
    *,
    patients: Patients,
    accounts: Accounts,
    invitations: Invitations,
    events: Events,
    policy: AccessPolicy,
    ids: Ids,
    now: datetime,
) -> Invitation:
    """Let an invitation be sent; one to print is shown only where none can be."""
    patient = patients.get(command.patient_id)
    if patient.status is not PatientStatus.ACTIVE:
        raise PatientFileClosed(patient.id)
    account = accounts.of_patient(patient.id)
    if account is None:
        account = _account_of(patient, ids.new(AccountId), now)
        accounts.add(account)
    invitation = invite(account, invitations, policy, now)
    if can_be_told_of_account(patient.contact, patient.consents):
        events.tell(PatientInvited(patient_id=patient.id, account_id=account.id))
        return evolve(invitation, token=None, for_patient=True)
    return evolve(invitation, for_patient=True)


def _account_of(patient: Patient, account_id: AccountId, now: datetime) -> Account:
    return Account(
        id=account_id,
        login=patient.number,
        name=patient.number,
        roles=(Role.PATIENT,),
        patient_id=patient.id,
        created_at=now,
    )
