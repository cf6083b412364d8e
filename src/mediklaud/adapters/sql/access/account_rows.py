"""An account, to and from a row of its table."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Row

from mediklaud.adapters.sql.access.tables import accounts
from mediklaud.adapters.sql.database import Database
from mediklaud.domain.access.account import Account, AccountStatus
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.factor_reset import FactorReset
from mediklaud.domain.access.grants import Grant, RoleRequest
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId
from mediklaud.ports.access import Credentials

LOGIN = "login"
"""The label under which logins are made searchable."""


class _Private(msgspec.Struct, frozen=True):
    """What only the hospital reads; so whoever has the database guesses no password."""

    login: str
    name: str
    kept_password: str | None
    asked: tuple[RoleRequest, ...]
    grants: tuple[Grant, ...]
    factor_resets: tuple[FactorReset, ...]


def listed(roles: Collection[Role]) -> str:
    """Roles as one text in which each can be searched for."""
    return "".join(f" {role.value} " for role in sorted(roles))


def to_row(credentials: Credentials, database: Database) -> dict[str, object]:
    """The account with its password as a row."""
    account = credentials.account
    private = msgspec.to_builtins(_private(credentials))
    return {
        "id": account.id.value,
        "login_key": database.index(LOGIN, account.login),
        "roles": [role.value for role in account.roles],
        "administers": account.administers,
        "ever_held": listed(account.ever_held),
        "waits": bool(account.asked),
        "reset_waits": account.waiting_reset is not None,
        "permissions": [one.value for one in account.permissions] or None,
        "patient_id": account.patient_id and account.patient_id.value,
        "doctor_id": account.doctor_id and account.doctor_id.value,
        "status": account.status.value,
        "created_at": account.created_at,
        "index_key": database.index_key,
        "sealed": database.seal(accounts, account.id.value, private),
    }


def _private(credentials: Credentials) -> _Private:
    account = credentials.account
    return _Private(
        login=account.login,
        name=account.name,
        kept_password=credentials.kept_password,
        asked=account.asked,
        grants=account.grants,
        factor_resets=account.factor_resets,
    )


def to_credentials(row: Row[Any], database: Database) -> Credentials:
    """The account and its password that a row of the table tells of."""
    unsealed = database.unseal(accounts, row.id, row.sealed)
    private = msgspec.convert(unsealed, _Private)
    account = _to_account(row, private)
    return Credentials(account=account, kept_password=private.kept_password)


def login_in(account_id: UUID, sealed: bytes, database: Database) -> str:
    """What the account signs in with, where nothing else of it is needed."""
    return str(database.unseal(accounts, account_id, sealed)["login"])


def _to_account(row: Row[Any], private: _Private) -> Account:
    return Account(
        id=AccountId(row.id),
        login=private.login,
        name=private.name,
        roles=tuple(map(Role, row.roles)),
        asked=private.asked,
        grants=private.grants,
        factor_resets=private.factor_resets,
        permissions=tuple(map(Permission, row.permissions or ())),
        patient_id=row.patient_id and PatientId(row.patient_id),
        doctor_id=row.doctor_id and DoctorId(row.doctor_id),
        status=AccountStatus(row.status),
        created_at=row.created_at,
        version=row.version,
    )
