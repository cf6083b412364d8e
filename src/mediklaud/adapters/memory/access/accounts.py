"""Accounts, in a dictionary."""

from collections.abc import Callable

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.account import (
    Account,
    AccountChanged,
    AccountNotFound,
)
from mediklaud.domain.access.actor import Role
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId
from mediklaud.ports.access import Credentials


@frozen
class MemoryAccounts:
    """Accounts with their passwords, by id."""

    tables: Tables

    def add(self, account: Account) -> None:
        self._require_unique(account)
        kept = Credentials(account=account, kept_password=None)
        self.tables["accounts"][account.id] = kept

    def save(self, account: Account, *, kept_password: str | None = None) -> Account:
        before = self.credentials_of(account.id)
        if before.account.version != account.version:
            raise AccountChanged(account.id)
        self._require_unique(account)
        kept = kept_password or before.kept_password
        saved = evolve(account, version=account.version + 1)
        now = Credentials(account=saved, kept_password=kept)
        self.tables["accounts"][account.id] = now
        return saved

    def get(self, account_id: AccountId) -> Account:
        return self.credentials_of(account_id).account

    def hold(self, account_id: AccountId) -> Account:
        return self.get(account_id)  # nobody else has a transaction meanwhile

    def credentials(self, login: str) -> Credentials | None:
        every: list[Credentials] = list(self.tables["accounts"].values())
        return next((one for one in every if one.account.login == login), None)

    def credentials_of(self, account_id: AccountId) -> Credentials:
        found: Credentials | None = self.tables["accounts"].get(account_id)
        if found is None:
            raise AccountNotFound(account_id)
        return found

    def of_patient(self, patient_id: PatientId) -> Account | None:
        return self._first(lambda account: account.patient_id == patient_id)

    def of_doctor(self, doctor_id: DoctorId) -> Account | None:
        return self._first(lambda account: account.doctor_id == doctor_id)

    def page(self, after: AccountId | None, limit: int) -> tuple[Account, ...]:
        ids = sorted(self.tables["accounts"])
        later = [i for i in ids if after is None or i > after]
        return tuple(self.get(i) for i in later[:limit])

    def staff(self, after: AccountId | None, limit: int) -> tuple[Account, ...]:
        every = sorted(self._all(), key=lambda account: account.id)
        later = [one for one in every if after is None or one.id > after]
        theirs = [one for one in later if not (one.patient_id or one.permissions)]
        return tuple(theirs[:limit])

    def with_wishes(self, limit: int) -> tuple[Account, ...]:
        every = sorted(self._all(), key=lambda account: account.id)
        return tuple([account for account in every if account.asked][:limit])

    def with_factor_resets(self) -> tuple[Account, ...]:
        every = sorted(self._all(), key=lambda account: account.id)
        return tuple(account for account in every if account.waiting_reset)

    def services(self) -> tuple[Account, ...]:
        every = sorted(self._all(), key=lambda account: account.id)
        return tuple(account for account in every if account.permissions)

    def anybody_ever_was(self, role: Role) -> bool:
        return any(role in account.ever_held for account in self._all())

    def another_administers(self, account_id: AccountId) -> bool:
        others = (account for account in self._all() if account.id != account_id)
        return any(account.administers for account in others)

    def _all(self) -> list[Account]:
        return [one.account for one in self.tables["accounts"].values()]

    def _first(self, fits: Callable[[Account], bool]) -> Account | None:
        return next(filter(fits, self._all()), None)

    def _require_unique(self, account: Account) -> None:
        for other in self._all():
            if other.id != account.id and not _names(other).isdisjoint(_names(account)):
                raise Contended


def _names(account: Account) -> set[str | PatientId | DoctorId | None]:
    """What only one account may have."""
    return {account.login, account.patient_id, account.doctor_id} - {None}
