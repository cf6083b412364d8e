"""Accounts, in their table."""

from typing import Any

from attrs import evolve, frozen
from sqlalchemy import Row, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.access.tables import accounts
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.access.account import (
    Account,
    AccountChanged,
    AccountNotFound,
    AccountStatus,
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
            self.database.change(_ADD, **_to_row(account), version=account.version)
        except IntegrityError as error:
            raise Contended from error

    def save(self, account: Account, *, kept_password: str | None = None) -> Account:
        row = _to_row(account)
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
        return None if row is None else _to_credentials(row)

    def credentials_of(self, account_id: AccountId) -> Credentials:
        row = self.database.first(_BY["id"], id=account_id.value)
        if row is None:
            raise AccountNotFound(account_id)
        return _to_credentials(row)

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

    def another_administers(self, account_id: AccountId) -> bool:
        rows = self.database.rows(_ADMINISTRATORS)
        return any(row.id != account_id.value for row in rows)


def _to_row(account: Account) -> dict[str, object]:
    return {
        "id": account.id.value,
        "login": account.login,
        "name": account.name,
        "roles": [role.value for role in account.roles],
        "administers": account.administers,
        "patient_id": account.patient_id and account.patient_id.value,
        "doctor_id": account.doctor_id and account.doctor_id.value,
        "status": account.status.value,
        "created_at": account.created_at,
    }


def to_account(row: Row[Any]) -> Account:
    """The account that a row of the table tells of."""
    return Account(
        id=AccountId(row.id),
        login=row.login,
        name=row.name,
        roles=tuple(map(Role, row.roles)),
        patient_id=row.patient_id and PatientId(row.patient_id),
        doctor_id=row.doctor_id and DoctorId(row.doctor_id),
        status=AccountStatus(row.status),
        created_at=row.created_at,
        version=row.version,
    )


def _to_credentials(row: Row[Any]) -> Credentials:
    return Credentials(account=to_account(row), kept_password=row.kept_password)
