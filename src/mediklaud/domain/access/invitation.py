"""Invitations: how somebody comes by their first password, or a new one (P6)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.grants import Basis
from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.shared.ids import AccountId, PatientId


@frozen
class PatientFileClosed(RuleBroken):
    """The patient's file is closed: nobody can be invited to it."""

    rule: ClassVar[str] = "P6"
    patient_id: PatientId


@frozen
class InvitedByTheDesk(RuleBroken):
    """A patient is invited at the front desk, not by the administrator."""

    rule: ClassVar[str] = "P6"
    account_id: AccountId


@frozen(kw_only=True)
class InvitationRefused(RuleBroken):
    """Check the date of birth you gave, or ask at the hospital for a new invitation."""

    rule: ClassVar[str] = "P6"


@frozen(kw_only=True)
class Invitation:
    """What the invited person needs; the token is shown once and not kept.

    No token is shown of one that is sent: whoever invites could use it themselves.
    """

    account_id: AccountId
    token: str | None = field(repr=False)
    expires_at: datetime
    for_patient: bool = False
    waiting: tuple[Role, ...] = ()
    """Roles of a new account that somebody has still to approve."""
    at_once: tuple[Role, ...] = ()
    """Roles it was given without approval, in the hospital's first days."""

    @property
    def purpose(self) -> str | None:
        """What the audit says of that, and of a token that somebody saw."""
        if self.for_patient:
            return "sent" if self.token is None else "printed"
        return Basis.NO_APPROVER_YET.value if self.at_once else None


@frozen(kw_only=True)
class OpenInvitation:
    """What the hospital keeps of it: whose it is, and how long it holds."""

    account_id: AccountId
    issued_at: datetime
    ends_at: datetime

    def require_open(self, now: datetime) -> None:
        """Refuse it when its time is over."""
        if now >= self.ends_at:
            raise InvitationRefused
