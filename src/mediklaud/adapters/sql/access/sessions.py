"""Sessions, in their table."""

from datetime import datetime

from attrs import frozen
from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    delete,
    exists,
    insert,
    select,
    update,
)

from mediklaud.adapters.sql.access.service_tokens import recognise_service
from mediklaud.adapters.sql.access.session_rows import (
    is_idle,
    to_present,
    to_row,
    to_session,
)
from mediklaud.adapters.sql.access.tables import accounts, sessions
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.privacy.wards import WARDS
from mediklaud.adapters.sql.registry.tables import doctors
from mediklaud.adapters.sql.schema import Instant, here, is_param
from mediklaud.adapters.tokens import SERVICE, digest, new_token
from mediklaud.domain.access.account import AccountStatus
from mediklaud.domain.access.session import Present, Session, SessionNotFound
from mediklaud.domain.shared.ids import AccountId, SessionId

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
        sessions.c.proven_at,
        sessions.c.factor_proven_at,
        accounts.c.roles,
        accounts.c.patient_id,
        accounts.c.doctor_id,
        doctors.c.status.label("doctor_status"),
        WARDS,
    )
    .join_from(
        sessions,
        accounts,
        and_(
            accounts.c.hospital_id == sessions.c.hospital_id,
            accounts.c.id == sessions.c.account_id,
        ),
    )
    .outerjoin(
        doctors,
        and_(
            doctors.c.hospital_id == accounts.c.hospital_id,
            doctors.c.id == accounts.c.doctor_id,
        ),
    )
    .where(is_param(sessions, "token_hash"), _holds(), accounts.c.status == _ACTIVE)
)
_RENEW = (
    update(sessions)
    .where(here(sessions), sessions.c.id == bindparam("this"))
    .values(
        token_hash=bindparam("token_hash"),
        proven_at=bindparam("now", type_=Instant),
    )
)
_RENEW_WITH_FACTOR = _RENEW.values(factor_proven_at=bindparam("now", type_=Instant))
_NOTE_USE = (
    update(sessions)
    .where(here(sessions), sessions.c.id == bindparam("this"))
    .where(sessions.c.last_seen < bindparam("now"))
    .values(last_seen=bindparam("now", type_=Instant))
)
_OF_ACCOUNT = (
    select(sessions)
    .where(is_param(sessions, "account_id"), _holds())
    .order_by(sessions.c.id.desc())
)
_END_ALL = (
    update(sessions)
    .where(here(sessions), sessions.c.account_id == bindparam("whose"), _holds())
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
        token, row = new_token(), to_row(session, self.database)
        self.database.change(_OPEN, **row, token_hash=digest(token))
        return token

    def recognise(self, token: str, now: datetime) -> Present | None:
        if token.startswith(SERVICE):
            return recognise_service(self.database, token, now)
        row = self.database.first(_RECOGNISE, token_hash=digest(token), now=now)
        return None if row is None or is_idle(row, now) else to_present(row)

    def renew(self, session_id: SessionId, now: datetime, *, with_factor: bool) -> str:
        token = new_token()
        renew = _RENEW_WITH_FACTOR if with_factor else _RENEW
        given = {"token_hash": digest(token), "now": now}
        self.database.change(renew, this=session_id.value, **given)
        return token

    def note_use(self, session_id: SessionId, now: datetime) -> None:
        self.database.change(_NOTE_USE, this=session_id.value, now=now)

    def of_account(self, account_id: AccountId, now: datetime) -> tuple[Session, ...]:
        rows = self.database.rows(_OF_ACCOUNT, account_id=account_id.value, now=now)
        held = (row for row in rows if not is_idle(row, now))
        return tuple(to_session(row, self.database) for row in held)

    def end(self, account_id: AccountId, session_id: SessionId, now: datetime) -> None:
        account, one = account_id.value, session_id.value
        if not self.database.change(_END, whose=account, one=one, now=now):
            raise SessionNotFound(session_id)

    def end_all(
        self, account_id: AccountId, now: datetime, *, but: SessionId | None = None
    ) -> None:
        account = account_id.value
        if but is None:
            self.database.change(_END_ALL, whose=account, now=now)
        else:
            self.database.change(_END_ALL_BUT, whose=account, now=now, but=but.value)

    def knows_device(self, account_id: AccountId, device: str) -> bool:
        row = self.database.first(
            _KNOWS, account_id=account_id.value, device_hash=digest(device)
        )
        return row is not None and bool(row[0])

    def forget(self, before: datetime) -> None:
        self.database.change(_FORGET, before=before)
