"""How accounts, sessions and invitations look over HTTP."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from mediklaud.application.access.list_own_sessions import OwnSession
from mediklaud.application.access.sign_in import SignedIn
from mediklaud.application.privacy.list_wards import WardCard
from mediklaud.domain.access.account import Account, AccountStatus
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.grants import Basis, Grant
from mediklaud.domain.access.invitation import Invitation
from mediklaud.entrypoints.http.privacy.guardianship_views import WardView
from mediklaud.entrypoints.http.wire import View, bare, fields_of


class GrantView(View):
    """A role that is held or was: since when, by whose leave."""

    role: Role
    since: datetime
    basis: Basis
    asked_by: UUID | None
    granted_by: UUID | None
    until: datetime | None

    @classmethod
    def of(cls, grant: Grant) -> GrantView:
        """The grant."""
        return cls(
            role=grant.role,
            since=grant.since,
            basis=grant.basis,
            asked_by=bare(grant.asked_by),
            granted_by=bare(grant.granted_by),
            until=grant.until,
        )


class AccountView(View):
    """Somebody who can sign in; `waiting` are roles that are not approved yet."""

    id: UUID
    login: str
    name: str
    roles: tuple[Role, ...]
    waiting: tuple[Role, ...]
    grants: tuple[GrantView, ...]
    patient_id: UUID | None
    doctor_id: UUID | None
    status: AccountStatus
    created_at: datetime

    @classmethod
    def of(cls, account: Account) -> AccountView:
        """The account, without any secret."""
        return cls(
            id=account.id.value,
            login=account.login,
            name=account.name,
            roles=account.roles,
            waiting=tuple(one.role for one in account.asked),
            grants=tuple(map(GrantView.of, account.grants)),
            patient_id=bare(account.patient_id),
            doctor_id=bare(account.doctor_id),
            status=account.status,
            created_at=account.created_at,
        )


class MeView(AccountView):
    """Oneself, and the patients one acts for right now (P5)."""

    wards: list[WardView]

    @classmethod
    def met(cls, account: Account, wards: Iterable[WardCard]) -> MeView:
        """The account, with its wards."""
        shown = [WardView.of(ward) for ward in wards]
        return cls(**fields_of(AccountView.of(account)), wards=shown)


class SignedInView(View):
    """The session's token, shown this once."""

    token: str
    expires_at: datetime
    second_factor_missing: bool
    """Until one is set up, only the own account is in reach."""
    user: AccountView

    @classmethod
    def of(cls, signed_in: SignedIn) -> SignedInView:
        """The new session."""
        return cls(
            token=signed_in.token,
            expires_at=signed_in.expires_at,
            second_factor_missing=signed_in.second_factor_missing,
            user=AccountView.of(signed_in.account),
        )


class SessionView(View):
    """One of one's own sign-ins that still hold."""

    id: UUID
    started_at: datetime
    last_seen: datetime
    expires_at: datetime
    second_factor: bool
    source: str | None
    current: bool

    @classmethod
    def of(cls, session: OwnSession) -> SessionView:
        """The session."""
        return cls(
            id=session.id.value,
            started_at=session.started_at,
            last_seen=session.last_seen,
            expires_at=session.expires_at,
            second_factor=session.second_factor,
            source=session.source,
            current=session.current,
        )


class InvitationView(View):
    """What the invited person needs; the token is shown this once.

    It is not shown at all (`sent`) where it goes to the patient by mail or SMS.
    `waiting` are the new account's roles that somebody else has to approve.
    """

    account_id: UUID
    token: str | None
    sent: bool
    expires_at: datetime
    waiting: tuple[Role, ...]

    @classmethod
    def of(cls, invitation: Invitation) -> InvitationView:
        """The invitation."""
        return cls(
            account_id=invitation.account_id.value,
            token=invitation.token,
            sent=invitation.token is None,
            expires_at=invitation.expires_at,
            waiting=invitation.waiting,
        )
