"""Sessions, in a dictionary."""

from datetime import datetime

from attrs import evolve, frozen

from mediklaud.adapters.memory.privacy.wards import wards_of
from mediklaud.adapters.memory.storage import Tables
from mediklaud.adapters.tokens import SERVICE, digest, new_token
from mediklaud.domain.access.account import Account, AccountStatus
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.service import HeldToken
from mediklaud.domain.access.session import Present, Session, SessionNotFound
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.registry.doctor_status import PRACTISING
from mediklaud.domain.shared.ids import AccountId, DoctorId, SessionId
from mediklaud.ports.access import Credentials


@frozen
class _Kept:
    """A session, and when it was ended; its token is known by hash alone."""

    session: Session
    ended_at: datetime | None = None

    def holds_at(self, now: datetime) -> bool:
        return self.ended_at is None and self.session.holds_at(now)


@frozen
class MemorySessions:
    """Sessions by id, and their ids by the hash of the token."""

    tables: Tables

    def open(self, session: Session) -> str:
        token = new_token()
        known = session.device and digest(session.device)
        if known:
            self.tables["devices"][session.account_id, known] = session.id
        self.tables["sessions"][session.id] = _Kept(evolve(session, device=None))
        self.tables["session_tokens"][digest(token)] = session.id
        return token

    def recognise(self, token: str, now: datetime) -> Present | None:
        if token.startswith(SERVICE):
            return self._recognise_service(token, now)
        session_id = self.tables["session_tokens"].get(digest(token))
        kept: _Kept | None = self.tables["sessions"].get(session_id)
        if kept is None or not kept.holds_at(now):
            return None
        credentials: Credentials = self.tables["accounts"][kept.session.account_id]
        if credentials.account.status is not AccountStatus.ACTIVE:
            return None
        actor = credentials.account.as_actor(kept.session.id)
        proven = kept.session.factor_proven_at
        actor = evolve(
            actor,
            practises=self._practises(actor.doctor_id),
            second_factor=proven is not None,
            proven_at=kept.session.proven_at,
            factor_proven_at=proven,
            wards=wards_of(actor.patient_id, self.tables, now),
        )
        return Present(actor=actor, last_seen=kept.session.last_seen)

    def _recognise_service(self, token: str, now: datetime) -> Present | None:
        held: HeldToken | None = self.tables["service_tokens"].get(digest(token))
        if held is None or held.expires_at <= now:
            return None
        account: Account = self.tables["accounts"][held.account_id].account
        active = account.status is AccountStatus.ACTIVE
        if not active or Role.SERVICE not in account.roles:
            return None
        granted = frozenset(account.permissions)
        return Present(actor=evolve(account.as_actor(), granted=granted))

    def _practises(self, doctor_id: DoctorId | None) -> bool:
        if doctor_id is None:
            return True
        doctor: Doctor | None = self.tables["doctors"].get(doctor_id)
        return doctor is not None and doctor.status in PRACTISING

    def renew(self, session_id: SessionId, now: datetime, *, with_factor: bool) -> str:
        kept: _Kept = self.tables["sessions"][session_id]
        known = self.tables["session_tokens"]
        for old in [key for key, its in known.items() if its == session_id]:
            del known[old]
        token = new_token()
        known[digest(token)] = session_id
        proven = kept.session.proven(now, with_factor=with_factor)
        renewed = evolve(kept, session=proven)
        self.tables["sessions"][session_id] = renewed
        return token

    def note_use(self, session_id: SessionId, now: datetime) -> None:
        kept: _Kept = self.tables["sessions"][session_id]
        seen = evolve(kept.session, last_seen=max(now, kept.session.last_seen))
        self.tables["sessions"][session_id] = evolve(kept, session=seen)

    def of_account(self, account_id: AccountId, now: datetime) -> tuple[Session, ...]:
        held = (
            kept.session
            for kept in self.tables["sessions"].values()
            if kept.session.account_id == account_id and kept.holds_at(now)
        )
        return tuple(sorted(held, key=lambda session: session.id, reverse=True))

    def end(self, account_id: AccountId, session_id: SessionId, now: datetime) -> None:
        if session_id not in {held.id for held in self.of_account(account_id, now)}:
            raise SessionNotFound(session_id)
        kept = self.tables["sessions"][session_id]
        self.tables["sessions"][session_id] = evolve(kept, ended_at=now)

    def end_all(
        self, account_id: AccountId, now: datetime, *, but: SessionId | None = None
    ) -> None:
        for session in self.of_account(account_id, now):
            if session.id != but:
                self.end(account_id, session.id, now)

    def knows_device(self, account_id: AccountId, device: str) -> bool:
        session_id = self.tables["devices"].get((account_id, digest(device)))
        return session_id in self.tables["sessions"]

    def forget(self, before: datetime) -> None:
        kept = self.tables["sessions"]
        for session_id in list(kept):
            if kept[session_id].session.expires_at < before:
                del kept[session_id]
