"""An account, to and from a row of its table."""

from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import Row

from mediklaud.domain.access.account import Account, AccountStatus
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.grants import Grant, RoleRequest
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId
from mediklaud.ports.access import Credentials


class _Giving(msgspec.Struct, frozen=True):
    """How its roles come and came about."""

    asked: tuple[RoleRequest, ...]
    grants: tuple[Grant, ...]


def listed(roles: Collection[Role]) -> str:
    """Roles as one text in which each can be searched for."""
    return "".join(f" {role.value} " for role in sorted(roles))


def to_row(account: Account) -> dict[str, object]:
    """The account as a row, without its password."""
    giving = _Giving(account.asked, account.grants)
    return {
        "id": account.id.value,
        "login": account.login,
        "name": account.name,
        "roles": [role.value for role in account.roles],
        "administers": account.administers,
        "ever_held": listed(account.ever_held),
        "waits": bool(account.asked),
        "giving": msgspec.to_builtins(giving),
        "permissions": [one.value for one in account.permissions] or None,
        "patient_id": account.patient_id and account.patient_id.value,
        "doctor_id": account.doctor_id and account.doctor_id.value,
        "status": account.status.value,
        "created_at": account.created_at,
    }


def to_account(row: Row[Any]) -> Account:
    """The account that a row of the table tells of."""
    giving = msgspec.convert(row.giving, _Giving)
    return Account(
        id=AccountId(row.id),
        login=row.login,
        name=row.name,
        roles=tuple(map(Role, row.roles)),
        asked=giving.asked,
        grants=giving.grants,
        permissions=tuple(map(Permission, row.permissions or ())),
        patient_id=row.patient_id and PatientId(row.patient_id),
        doctor_id=row.doctor_id and DoctorId(row.doctor_id),
        status=AccountStatus(row.status),
        created_at=row.created_at,
        version=row.version,
    )


def to_credentials(row: Row[Any]) -> Credentials:
    """The same with what is kept of the password."""
    return Credentials(account=to_account(row), kept_password=row.kept_password)
