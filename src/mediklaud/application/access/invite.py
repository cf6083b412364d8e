"""An invitation is made out."""

from datetime import datetime

from mediklaud.domain.access.account import Account
from mediklaud.domain.access.invitation import Invitation
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.ports.access import Invitations


def invite(
    account: Account, invitations: Invitations, policy: AccessPolicy, now: datetime
) -> Invitation:
    """A new one for this account; those that were open end."""
    account.require_enabled()
    invitations.withdraw(account.id)
    ends_at = now + policy.invitation_lasts
    return Invitation(
        account_id=account.id,
        token=invitations.issue(account.id, now, ends_at),
        expires_at=ends_at,
    )
