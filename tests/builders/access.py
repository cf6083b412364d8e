"""Accounts, sessions, audit entries, of which a test names only what matters to it."""

from datetime import timedelta

from mediklaud.application.access.decide_roles import DecideRoles
from mediklaud.application.access.sign_in import SignIn
from mediklaud.domain.access.account import Account, AccountStatus
from mediklaud.domain.access.actor import ANONYMOUS, Actor, Role
from mediklaud.domain.access.approval import APPROVER
from mediklaud.domain.access.audit import AuditEntry, AuditFilter, Outcome
from mediklaud.domain.access.session import Session
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId, SessionId
from mediklaud.ports.access import Accounts, Audit, Invitations
from mediklaud.ports.secrets import Passwords
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

A_MINUTE = timedelta(minutes=1)
GOOD_PASSWORD = "kettle under nine ladders"
ANOTHER_PASSWORD = "violet carriage sings low"


def an_account(*roles, **what):
    """A clerk's, active, unless said otherwise."""
    account_id = new(AccountId)
    usual = {
        "id": account_id,
        "login": f"clerk.{account_id}",
        "name": "Rahima Khatun",
        "roles": roles or (Role.FRONT_DESK,),
        "status": AccountStatus.ACTIVE,
        "created_at": MONDAY_MORNING,
    }
    return Account(**{**usual, **what})


def a_patients_account(**what):
    patient_id = what.pop("patient_id", None) or new(PatientId)
    return an_account(Role.PATIENT, patient_id=patient_id, **what)


def a_session(account, **what):
    """Begun on Monday morning, by both proofs, for twelve hours."""
    usual = {
        "id": new(SessionId),
        "account_id": account.id,
        "started_at": MONDAY_MORNING,
        "last_seen": MONDAY_MORNING,
        "idle": timedelta(minutes=15),
        "expires_at": MONDAY_MORNING + timedelta(hours=12),
        "factor_proven_at": MONDAY_MORNING,
    }
    return Session(**{**usual, **what})


def an_entry(**what):
    usual = {
        "id": new(AuditId),
        "at": MONDAY_MORNING,
        "action": "read_record",
        "outcome": Outcome.DONE,
        "account_id": new(AccountId),
        "session_id": new(SessionId),
        "roles": (Role.DOCTOR,),
        "patient_id": new(PatientId),
        "subject_id": "0190",
        "request_id": "r-1",
    }
    return AuditEntry(**{**usual, **what})


def with_account(port, *roles, **what):
    """Add one through the ports of a unit, and answer it."""
    account = an_account(*roles, **what)
    port(Accounts).add(account)
    return account


def a_member(hospital, *roles, password=GOOD_PASSWORD, **what):
    """Somebody who can sign in with this password; answers their account."""
    account = an_account(*roles, **what)
    kept = hospital.services[Passwords].hash(password)
    with ports_of(hospital.storage) as port:
        port(Accounts).add(account)
        return port(Accounts).save(account, kept_password=kept)


def with_roles_approved(hospital, invitation):
    """The invitation to an account whose roles others have approved by now."""
    for approver in sorted({APPROVER[role] for role in invitation.waiting}):
        actor = Actor(roles={approver}, account_id=new(AccountId))
        command = DecideRoles(
            actor=actor,
            account_id=invitation.account_id,
            granted=True,
            reason="They start today",
        )
        hospital.handle(command)
    return invitation


def the_token(hospital, account_id):
    """One that lets this account's person in, as a mail would bring it."""
    now = hospital.clock.now()
    with ports_of(hospital.storage) as port:
        return port(Invitations).issue(account_id, now, now + timedelta(hours=72))


def signed_in(hospital, account, password=GOOD_PASSWORD, **how):
    """The answer to a sign-in."""
    return hospital.handle(
        SignIn(actor=ANONYMOUS, login=account.login, password=password, **how)
    )


def entries(hospital, **which):
    """What the audit tells, the newest first."""
    return read(hospital.storage, Audit).page(AuditFilter(**which), None, 100)
