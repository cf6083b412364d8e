"""Sessions, in their table."""

from datetime import datetime, timedelta
from typing import Any

from attrs import frozen
from sqlalchemy import (
    ColumnElement,
    Row,
    and_,
    bindparam,
    delete,
    exists,
    insert,
    select,
    update,
)

from mediklaud.adapters.sql.access.tables import accounts, sessions
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import Instant, here, is_param
from mediklaud.adapters.tokens import digest, new_token
from mediklaud.domain.access.account import AccountStatus
from mediklaud.domain.access.actor import Actor, Role
from mediklaud.domain.access.session import Present, Session, SessionNotFound
from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId, SessionId

_ACTIVE = AccountStatus.ACTIVE.value


def _holds() -> ColumnElement[bool]:
    now = bindparam("now", type_=Instant)
    return and_(sessions.c.ended_at.is_(None), sessions.c.expires_at > now)


_OPEN = insert(sessions)
_RECOGNISE = (
    select(
        sessions.c.id,
        sessions.c.account_id,
        sessions.c.last_seen,
        sessions.c.idle_seconds,
        accounts.c.roles,
        accounts.c.patient_id,
        accounts.c.doctor_id,
    )
    .join_from(
        sessions,
        accounts,
        and_(
            accounts.c.hospital_id == sessions.c.hospital_id,
            accounts.c.id == sessions.c.account_id,
        ),
    )
    .where(is_param(sessions, "token_hash"), _holds(), accounts.c.status == _ACTIVE)
)
_NOTE_USE = (
    update(sessions)
    .where(is_param(sessions, "id"), sessions.c.last_seen < bindparam("now"))
    .values(last_seen=bindparam("now", type_=Instant))
)
_OF_ACCOUNT = (
    select(sessions)
    .where(is_param(sessions, "account_id"), _holds())
    .order_by(sessions.c.id.desc())
)
_END_ALL = (
    update(sessions)
    .where(is_param(sessions, "account_id"), _holds())
    .values(ended_at=bindparam("now", type_=Instant))
)
_END = _END_ALL.where(sessions.c.id == bindparam("one"))
_END_ALL_BUT = _END_ALL.where(sessions.c.id != bindparam("but"))
_KNOWS = select(exists().where(is_param(sessions, "account_id", "device_hash")))
_FORGET = delete(sessions).where(
    here(sessions), sessions.c.expires_at < bindparam("before", type_=Instant)
)


@frozen
class SqlSessions:
    """The `sessions` table, with the accounts beside it."""

    database: Database

    def open(self, session: Session) -> str:
        token = new_token()
        self.database.change(_OPEN, **_to_row(session), token_hash=digest(token))
        return token

    def recognise(self, token: str, now: datetime) -> Present | None:
        row = self.database.first(_RECOGNISE, token_hash=digest(token), now=now)
        return None if row is None or _is_idle(row, now) else _to_present(row)

    def note_use(self, session_id: SessionId, now: datetime) -> None:
        self.database.change(_NOTE_USE, id=session_id.value, now=now)

    def of_account(self, account_id: AccountId, now: datetime) -> tuple[Session, ...]:
        rows = self.database.rows(_OF_ACCOUNT, account_id=account_id.value, now=now)
        return tuple(_to_session(row) for row in rows if not _is_idle(row, now))

    def end(self, account_id: AccountId, session_id: SessionId, now: datetime) -> None:
        account, one = account_id.value, session_id.value
        if not self.database.change(_END, account_id=account, one=one, now=now):
            raise SessionNotFound(session_id)

    def end_all(
        self, account_id: AccountId, now: datetime, *, but: SessionId | None = None
    ) -> None:
        account = account_id.value
        if but is None:
            self.database.change(_END_ALL, account_id=account, now=now)
        else:
            self.database.change(
                _END_ALL_BUT, account_id=account, now=now, but=but.value
            )

    def knows_device(self, account_id: AccountId, device: str) -> bool:
        row = self.database.first(
            _KNOWS, account_id=account_id.value, device_hash=digest(device)
        )
        return row is not None and bool(row[0])

    def forget(self, before: datetime) -> None:
        self.database.change(_FORGET, before=before)


def _is_idle(row: Row[Any], now: datetime) -> bool:
    return bool(now >= row.last_seen + timedelta(seconds=row.idle_seconds))


def _to_row(session: Session) -> dict[str, object]:
    return {
        "id": session.id.value,
        "account_id": session.account_id.value,
        "started_at": session.started_at,
        "last_seen": session.last_seen,
        "idle_seconds": int(session.idle.total_seconds()),
        "expires_at": session.expires_at,
        "source": session.source,
        "device_hash": session.device and digest(session.device),
    }


def _to_present(row: Row[Any]) -> Present:
    actor = Actor(
        roles=map(Role, row.roles),
        account_id=AccountId(row.account_id),
        session_id=SessionId(row.id),
        patient_id=row.patient_id and PatientId(row.patient_id),
        doctor_id=row.doctor_id and DoctorId(row.doctor_id),
    )
    return Present(actor=actor, last_seen=row.last_seen)


def _to_session(row: Row[Any]) -> Session:
    return Session(
        id=SessionId(row.id),
        account_id=AccountId(row.account_id),
        started_at=row.started_at,
        last_seen=row.last_seen,
        idle=timedelta(seconds=row.idle_seconds),
        expires_at=row.expires_at,
        source=row.source,
    )
