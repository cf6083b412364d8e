"""Accounts, in their table."""

from attrs import evolve, frozen
from sqlalchemy import bindparam, exists, insert, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.access.account_rows import (
    listed,
    to_account,
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
    for column in ("id", "login", "patient_id", "doctor_id")
}
_HOLD = _BY["id"].with_for_update(read=True)
_PAGE = _ALL.where(here(accounts)).order_by(accounts.c.id).limit(bindparam("limit"))
_PAGE_AFTER = _PAGE.where(accounts.c.id > bindparam("after"))
_WITH_WISHES = _PAGE.where(accounts.c.waits)
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
        try:
            self.database.change(_ADD, **to_row(account), version=account.version)
        except IntegrityError as error:
            raise Contended from error

    def save(self, account: Account, *, kept_password: str | None = None) -> Account:
        row = to_row(account)
        if kept_password is not None:
            row["kept_password"] = kept_password
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
        row = self.database.first(_HOLD, id=account_id.value)
        if row is None:
            raise AccountNotFound(account_id)
        return to_account(row)

    def credentials(self, login: str) -> Credentials | None:
        row = self.database.first(_BY["login"], login=login)
        return None if row is None else to_credentials(row)

    def credentials_of(self, account_id: AccountId) -> Credentials:
        row = self.database.first(_BY["id"], id=account_id.value)
        if row is None:
            raise AccountNotFound(account_id)
        return to_credentials(row)

    def of_patient(self, patient_id: PatientId) -> Account | None:
        row = self.database.first(_BY["patient_id"], patient_id=patient_id.value)
        return None if row is None else to_account(row)

    def of_doctor(self, doctor_id: DoctorId) -> Account | None:
        row = self.database.first(_BY["doctor_id"], doctor_id=doctor_id.value)
        return None if row is None else to_account(row)

    def page(self, after: AccountId | None, limit: int) -> tuple[Account, ...]:
        if after is None:
            rows = self.database.rows(_PAGE, limit=limit)
        else:
            rows = self.database.rows(_PAGE_AFTER, limit=limit, after=after.value)
        return tuple(map(to_account, rows))

    def with_wishes(self, limit: int) -> tuple[Account, ...]:
        return tuple(map(to_account, self.database.rows(_WITH_WISHES, limit=limit)))

    def anybody_ever_was(self, role: Role) -> bool:
        row = self.database.first(_EVER, role=listed([role]))
        return row is not None and bool(row[0])

    def another_administers(self, account_id: AccountId) -> bool:
        rows = self.database.rows(_ADMINISTRATORS)
        return any(row.id != account_id.value for row in rows)
