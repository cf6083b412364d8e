"""What the `access` context can do, and what it does when something happens."""

from typing import Any

from mediklaud.application.access.accept_invitation import (
    AcceptInvitation,
    accept_invitation,
    prove_invitation,
)
from mediklaud.application.access.ask_for_factor_reset import (
    AskForFactorReset,
    ask_for_factor_reset,
)
from mediklaud.application.access.ask_for_password_reset import (
    AskForPasswordReset,
    ask_for_password_reset,
    take_as_long_for_everybody,
)
from mediklaud.application.access.ask_for_patient_factor_reset import (
    AskForPatientFactorReset,
    ask_for_patient_factor_reset,
)
from mediklaud.application.access.ask_for_roles import AskForRoles, ask_for_roles
from mediklaud.application.access.change_own_password import (
    ChangeOwnPassword,
    change_own_password,
    prove_own_password,
)
from mediklaud.application.access.change_roles import ChangeRoles, change_roles
from mediklaud.application.access.confirm_totp import ConfirmTotp, confirm_totp
from mediklaud.application.access.create_account import CreateAccount, create_account
from mediklaud.application.access.create_backup import CreateBackup, create_backup
from mediklaud.application.access.create_service_account import (
    CreateServiceAccount,
    create_service_account,
)
from mediklaud.application.access.decide_factor_reset import (
    DecideFactorReset,
    decide_factor_reset,
)
from mediklaud.application.access.decide_roles import DecideRoles, decide_roles
from mediklaud.application.access.disable_account import (
    DisableAccount,
    disable_account,
)
from mediklaud.application.access.enable_account import EnableAccount, enable_account
from mediklaud.application.access.end_session import EndSession, end_session
from mediklaud.application.access.export_audit import ExportAudit, export_audit
from mediklaud.application.access.find_account import FindAccount, find_account
from mediklaud.application.access.initialise_hospital import (
    InitialiseHospital,
    initialise_hospital,
)
from mediklaud.application.access.invite_patient import InvitePatient, invite_patient
from mediklaud.application.access.list_accounts import ListAccounts, list_accounts
from mediklaud.application.access.list_audit_entries import (
    ListAuditEntries,
    list_audit_entries,
)
from mediklaud.application.access.list_factor_resets import (
    ListFactorResets,
    list_factor_resets,
)
from mediklaud.application.access.list_keys import ListKeys, list_keys
from mediklaud.application.access.list_own_sessions import (
    ListOwnSessions,
    list_own_sessions,
)
from mediklaud.application.access.list_role_requests import (
    ListRoleRequests,
    list_role_requests,
)
from mediklaud.application.access.list_service_accounts import (
    ListServiceAccounts,
    list_service_accounts,
)
from mediklaud.application.access.new_recovery_codes import (
    NewRecoveryCodes,
    new_recovery_codes,
)
from mediklaud.application.access.prove_again import (
    ProveAgain,
    check_the_proof,
    prove_again,
)
from mediklaud.application.access.prove_sign_in import prove_sign_in
from mediklaud.application.access.reinvite_account import (
    ReinviteAccount,
    reinvite_account,
)
from mediklaud.application.access.remove_totp import RemoveTotp, remove_totp
from mediklaud.application.access.renew_some import RenewSome, renew_some
from mediklaud.application.access.restore_backup import RestoreBackup, restore_backup
from mediklaud.application.access.retire_keys import RetireKeys, retire_keys
from mediklaud.application.access.rewrap_keys import RewrapKeys, rewrap_keys
from mediklaud.application.access.rotate_key import RotateKey, rotate_key
from mediklaud.application.access.rotate_service_token import (
    RotateServiceToken,
    rotate_service_token,
)
from mediklaud.application.access.seal_audit import SealAudit, seal_audit
from mediklaud.application.access.sign_in import SignIn, sign_in
from mediklaud.application.access.sign_out import SignOut, sign_out
from mediklaud.application.access.start_totp import StartTotp, start_totp
from mediklaud.application.access.tidy_up import TidyUp, tidy_up
from mediklaud.application.access.verify_audit import (
    VerifyAudit,
    check_audit,
    verify_audit,
)
from mediklaud.application.access.when_doctor_left import sign_out_the_doctor
from mediklaud.application.access.where_it_counts import (
    of_invitation,
    of_oneself,
    of_own_password,
    of_reset,
    of_sign_in,
)
from mediklaud.application.access.who_am_i import WhoAmI, who_am_i
from mediklaud.application.messages import Message
from mediklaud.application.use_case import Function
from mediklaud.domain.registry.events import DoctorLeft, DoctorSuspended

USE_CASES: dict[type[Message[Any]], Function] = {
    SignIn: sign_in,
    SignOut: sign_out,
    ListOwnSessions: list_own_sessions,
    EndSession: end_session,
    WhoAmI: who_am_i,
    ChangeOwnPassword: change_own_password,
    AskForPasswordReset: ask_for_password_reset,
    StartTotp: start_totp,
    ConfirmTotp: confirm_totp,
    RemoveTotp: remove_totp,
    NewRecoveryCodes: new_recovery_codes,
    ProveAgain: prove_again,
    CreateAccount: create_account,
    FindAccount: find_account,
    ListAccounts: list_accounts,
    ChangeRoles: change_roles,
    AskForRoles: ask_for_roles,
    DecideRoles: decide_roles,
    ListRoleRequests: list_role_requests,
    AskForFactorReset: ask_for_factor_reset,
    AskForPatientFactorReset: ask_for_patient_factor_reset,
    DecideFactorReset: decide_factor_reset,
    ListFactorResets: list_factor_resets,
    CreateServiceAccount: create_service_account,
    RotateServiceToken: rotate_service_token,
    ListServiceAccounts: list_service_accounts,
    DisableAccount: disable_account,
    EnableAccount: enable_account,
    ReinviteAccount: reinvite_account,
    InvitePatient: invite_patient,
    AcceptInvitation: accept_invitation,
    InitialiseHospital: initialise_hospital,
    ListAuditEntries: list_audit_entries,
    SealAudit: seal_audit,
    VerifyAudit: verify_audit,
    ExportAudit: export_audit,
    TidyUp: tidy_up,
    ListKeys: list_keys,
    RotateKey: rotate_key,
    RewrapKeys: rewrap_keys,
    RenewSome: renew_some,
    RetireKeys: retire_keys,
    CreateBackup: create_backup,
    RestoreBackup: restore_backup,
}
BEFOREHAND: dict[type[Message[Any]], Function] = {
    SignIn: prove_sign_in,
    VerifyAudit: check_audit,
    ChangeOwnPassword: prove_own_password,
    AcceptInvitation: prove_invitation,
    AskForPasswordReset: take_as_long_for_everybody,
    ProveAgain: check_the_proof,
}
ATTEMPTS: dict[type[Message[Any]], Function] = {
    SignIn: of_sign_in,
    AcceptInvitation: of_invitation,
    AskForPasswordReset: of_reset,
    ChangeOwnPassword: of_own_password,
    ConfirmTotp: of_oneself,
    ProveAgain: of_oneself,
}
"""Where a try at proving something counts before anything else is done."""
REACTIONS: dict[type, tuple[Function, ...]] = {
    DoctorSuspended: (sign_out_the_doctor,),
    DoctorLeft: (sign_out_the_doctor,),
}
