"""A session, to and from a row of its table."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from mediklaud.adapters.sql.access.tables import sessions
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.privacy.wards import to_wards
from mediklaud.adapters.tokens import digest
from mediklaud.domain.access.account import speaks_as
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.session import Present, Session
from mediklaud.domain.registry.doctor_status import PRACTISING
from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId, SessionId


def is_idle(row: Row[Any], now: datetime) -> bool:
    """Was the session unused for too long?"""
    return bool(now >= row.last_seen + timedelta(seconds=row.idle_seconds))


def to_row(session: Session, database: Database) -> dict[str, object]:
    """The session as a row, without its token."""
    return {
        "id": session.id.value,
        "account_id": session.account_id.value,
        "started_at": session.started_at,
        "last_seen": session.last_seen,
        "idle_seconds": int(session.idle.total_seconds()),
        "expires_at": session.expires_at,
        "proven_at": session.proven_at,
        "factor_proven_at": session.factor_proven_at,
        "device_hash": session.device and digest(session.device),
        "sealed": database.seal(sessions, session.id.value, {"source": session.source}),
    }


def to_present(row: Row[Any]) -> Present:
    """Who is present by the session and account in a row."""
    actor = Actor(
        roles=speaks_as(map(Role, row.roles)),
        account_id=AccountId(row.account_id),
        session_id=SessionId(row.id),
        patient_id=row.patient_id and PatientId(row.patient_id),
        doctor_id=row.doctor_id and DoctorId(row.doctor_id),
        practises=row.doctor_id is None or row.doctor_status in PRACTISING,
        second_factor=row.factor_proven_at is not None,
        proven_at=row.proven_at,
        factor_proven_at=row.factor_proven_at,
        wards=to_wards(row.wards),
    )
    return Present(actor=actor, last_seen=row.last_seen)


def to_session(row: Row[Any], database: Database) -> Session:
    """The session in a row; its device is known by hash alone."""
    return Session(
        id=SessionId(row.id),
        account_id=AccountId(row.account_id),
        started_at=row.started_at,
        last_seen=row.last_seen,
        idle=timedelta(seconds=row.idle_seconds),
        expires_at=row.expires_at,
        proven_at=row.proven_at,
        factor_proven_at=row.factor_proven_at,
        source=database.unseal(sessions, row.id, row.sealed)["source"],
    )
