"""Who signs in as a patient whose two files become one, or two again (P3)."""

from __future__ import annotations

from datetime import datetime

from attrs import evolve, frozen

from mediklaud.domain.access.account import Account, AccountStatus
from mediklaud.domain.registry.merge import Spoils
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.access import Accounts, Invitations, Sessions


@frozen
class Portals:
    """The accounts of two patients; what was open as either is closed."""

    accounts: Accounts
    sessions: Sessions
    invitations: Invitations

    def join(
        self, survivor: Patient, duplicate: Patient, now: datetime
    ) -> tuple[AccountId | None, AccountId | None]:
        """Which account opens the surviving file now, and which one is disabled."""
        theirs = self.accounts.of_patient(duplicate.id)
        if theirs is None:
            return None, None
        if self.accounts.of_patient(survivor.id) is None:
            self._belongs(theirs, duplicate, survivor, now)
            return theirs.id, None
        if theirs.status is AccountStatus.DISABLED:
            return None, None
        self.accounts.save(theirs.disable())
        self.sessions.end_all(theirs.id, now)
        self.invitations.withdraw(theirs.id)
        return None, theirs.id

    def part(
        self, survivor: Patient, duplicate: Patient, spoils: Spoils, now: datetime
    ) -> None:
        """Whoever signed in as the duplicate does so again."""
        if spoils.account_id is not None:
            moved = self.accounts.get(spoils.account_id)
            self._belongs(moved, survivor, duplicate, now)
        if spoils.disabled_id is not None:
            kept = self.accounts.credentials_of(spoils.disabled_id)
            has_password = kept.kept_password is not None
            self.accounts.save(kept.account.enable(has_password=has_password))

    def _belongs(
        self, account: Account, before: Patient, after: Patient, now: datetime
    ) -> None:
        """It bears the number of whose file it opens."""
        name = after.number if account.name == before.number else account.name
        self.accounts.save(evolve(account, patient_id=after.id, name=name))
        self.sessions.end_all(account.id, now)
