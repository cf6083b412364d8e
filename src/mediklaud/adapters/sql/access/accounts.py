"""Accounts, in their table."""

from collections.abc import Iterator
from uuid import UUID

from attrs import evolve, frozen
from sqlalchemy import Executable, bindparam, exists, insert, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.access.account_rows import (
    LOGIN,
    listed,
    to_credentials,
    to_row,
)
from mediklaud.adapters.sql.access.tables import accounts
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.access.account import (
    Account,
    AccountChanged,
    AccountNotFound,
)
from mediklaud.domain.access.actor import Role
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId
from mediklaud.ports.access import Credentials

_ADD = insert(accounts)
_SAVE = (
    update(accounts)
    .where(
        here(accounts),
        accounts.c.id == bindparam("this"),
        accounts.c.version == bindparam("read"),
    )
    .values(version=accounts.c.version + 1)
)
_ALL = select(accounts)
_BY = {
    column: _ALL.where(is_param(accounts, column))
    for column in ("id", "patient_id", "doctor_id")
}
_BY_LOGIN = _ALL.where(
    here(accounts), accounts.c.login_key.in_(bindparam("keys", expanding=True))
)
_HOLD = _BY["id"].with_for_update(read=True)
_PAGE = _ALL.where(here(accounts)).order_by(accounts.c.id).limit(bindparam("limit"))
_PAGE_AFTER = _PAGE.where(accounts.c.id > bindparam("after"))
_STAFF, _STAFF_AFTER = (
    page.where(accounts.c.patient_id.is_(None), accounts.c.permissions.is_(None))
    for page in (_PAGE, _PAGE_AFTER)
)
_WITH_WISHES = _PAGE.where(accounts.c.waits)
_WITH_RESETS = _ALL.where(here(accounts), accounts.c.reset_waits).order_by(
    accounts.c.id
)
_SERVICES = _ALL.where(here(accounts), accounts.c.permissions.is_not(None)).order_by(
    accounts.c.id
)
_EVER = select(
    exists().where(here(accounts), accounts.c.ever_held.contains(bindparam("role")))
)
_ADMINISTRATORS = (
    select(accounts.c.id)
    .where(here(accounts), accounts.c.administers)
    .order_by(accounts.c.id)
    .with_for_update()
)


@frozen
class SqlAccounts:
    """The `accounts` table."""

    database: Database

    def add(self, account: Account) -> None:
        row = to_row(Credentials(account=account, kept_password=None), self.database)
        try:
            self.database.change(_ADD, **row, version=account.version)
        except IntegrityError as error:
            raise Contended from error

    def save(self, account: Account, *, kept_password: str | None = None) -> Account:
        kept = kept_password or self.credentials_of(account.id).kept_password
        now = Credentials(account=account, kept_password=kept)
        row = to_row(now, self.database)
        try:
            saved = self.database.change(
                _SAVE, **row, this=account.id.value, read=account.version
            )
        except IntegrityError as error:
            raise Contended from error
        if not saved:
            raise AccountChanged(account.id)
        return evolve(account, version=account.version + 1)

    def get(self, account_id: AccountId) -> Account:
        return self.credentials_of(account_id).account

    def hold(self, account_id: AccountId) -> Account:
        return self._known(account_id, _HOLD).account

    def credentials(self, login: str) -> Credentials | None:
        keys = self.database.indexes(LOGIN, login)
        found = self._every(_BY_LOGIN, keys=keys)
        return next((one for one in found if one.account.login == login), None)

    def credentials_of(self, account_id: AccountId) -> Credentials:
        return self._known(account_id, _BY["id"])

    def of_patient(self, patient_id: PatientId) -> Account | None:
        return self._one(_BY["patient_id"], patient_id=patient_id.value)

    def of_doctor(self, doctor_id: DoctorId) -> Account | None:
        return self._one(_BY["doctor_id"], doctor_id=doctor_id.value)

    def page(self, after: AccountId | None, limit: int) -> tuple[Account, ...]:
        return self._page(_PAGE, _PAGE_AFTER, after, limit)

    def staff(self, after: AccountId | None, limit: int) -> tuple[Account, ...]:
        return self._page(_STAFF, _STAFF_AFTER, after, limit)

    def with_wishes(self, limit: int) -> tuple[Account, ...]:
        return tuple(one.account for one in self._every(_WITH_WISHES, limit=limit))

    def with_factor_resets(self) -> tuple[Account, ...]:
        return tuple(one.account for one in self._every(_WITH_RESETS))

    def services(self) -> tuple[Account, ...]:
        return tuple(one.account for one in self._every(_SERVICES))

    def anybody_ever_was(self, role: Role) -> bool:
        row = self.database.first(_EVER, role=listed([role]))
        return row is not None and bool(row[0])

    def another_administers(self, account_id: AccountId) -> bool:
        rows = self.database.rows(_ADMINISTRATORS)
        return any(row.id != account_id.value for row in rows)

    def _known(self, account_id: AccountId, statement: Executable) -> Credentials:
        row = self.database.first(statement, id=account_id.value)
        if row is None:
            raise AccountNotFound(account_id)
        return to_credentials(row, self.database)

    def _one(self, statement: Executable, **which: UUID) -> Account | None:
        row = self.database.first(statement, **which)
        return None if row is None else to_credentials(row, self.database).account

    def _page(
        self,
        first: Executable,
        later: Executable,
        after: AccountId | None,
        limit: int,
    ) -> tuple[Account, ...]:
        if after is None:
            found = self._every(first, limit=limit)
        else:
            found = self._every(later, limit=limit, after=after.value)
        return tuple(one.account for one in found)

    def _every(self, statement: Executable, **which: object) -> Iterator[Credentials]:
        for row in self.database.rows(statement, **which):
            yield to_credentials(row, self.database)
