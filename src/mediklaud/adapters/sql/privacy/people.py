"""Who stands behind accounts, and whom to tell, by the table of accounts."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from uuid import UUID

from attrs import frozen
from sqlalchemy import Text, bindparam, cast, select

from mediklaud.adapters.sql.access.account_rows import to_credentials
from mediklaud.adapters.sql.access.tables import accounts
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.registry.patient_rows import unsealed
from mediklaud.adapters.sql.registry.tables import patients
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.access.account import AccountStatus
from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import AccountId, PatientId

_ON_DUTY = (
    select(accounts.c.id)
    .where(here(accounts), accounts.c.status == AccountStatus.ACTIVE.value)
    .where(cast(accounts.c.roles, Text).contains(f'"{Role.PRIVACY_OFFICER.value}"'))
    .order_by(accounts.c.id)
)
_THESE = select(accounts).where(
    here(accounts), accounts.c.id.in_(bindparam("these", expanding=True))
)

_PATIENTS = select(patients.c.id, patients.c.sealed).where(
    here(patients), patients.c.id.in_(bindparam("these", expanding=True))
)
_AT_ONCE = 5000


@frozen
class SqlOfficers:
    """Roles and standing are asked; nobody's name is."""

    database: Database

    def on_duty(self) -> tuple[AccountId, ...]:
        return tuple(AccountId(row.id) for row in self.database.rows(_ON_DUTY))


@frozen
class SqlNames:
    """The names in the tables of accounts and patients."""

    database: Database

    def of_accounts(
        self, account_ids: Collection[AccountId]
    ) -> Mapping[AccountId, str]:
        if not account_ids:
            return {}
        these = [account_id.value for account_id in account_ids]
        rows = self.database.rows(_THESE, these=these)
        found = (to_credentials(row, self.database).account for row in rows)
        return {account.id: account.name for account in found}

    def of_patients(
        self, patient_ids: Collection[PatientId]
    ) -> Mapping[PatientId, str]:
        return dict(self._told(patient_ids, "name"))

    def numbers_of_patients(
        self, patient_ids: Collection[PatientId]
    ) -> Mapping[PatientId, str]:
        return dict(self._told(patient_ids, "number"))

    def _told(
        self, patient_ids: Collection[PatientId], fact: str
    ) -> Iterator[tuple[PatientId, str]]:
        every = sorted(patient_id.value for patient_id in patient_ids)
        for these in batched(every, _AT_ONCE):
            for row in self.database.rows(_PATIENTS, these=these):
                private = unsealed(row.id, row.sealed, self.database)
                yield PatientId(row.id), private[fact]


def batched(values: Sequence[UUID], size: int) -> Iterator[Sequence[UUID]]:
    """So many at a time: a statement takes no more."""
    for start in range(0, len(values), size):
        yield values[start : start + size]
