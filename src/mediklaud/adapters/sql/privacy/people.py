"""Who stands behind accounts, and whom to tell, by the table of accounts."""

from collections.abc import Collection, Mapping

from attrs import frozen
from sqlalchemy import Text, bindparam, cast, select

from mediklaud.adapters.sql.access.account_rows import to_credentials
from mediklaud.adapters.sql.access.tables import accounts
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here
from mediklaud.domain.access.account import AccountStatus
from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import AccountId

_ON_DUTY = (
    select(accounts.c.id)
    .where(here(accounts), accounts.c.status == AccountStatus.ACTIVE.value)
    .where(cast(accounts.c.roles, Text).contains(f'"{Role.PRIVACY_OFFICER.value}"'))
    .order_by(accounts.c.id)
)
_THESE = select(accounts).where(
    here(accounts), accounts.c.id.in_(bindparam("these", expanding=True))
)


@frozen
class SqlOfficers:
    """Roles and standing are asked; nobody's name is."""

    database: Database

    def on_duty(self) -> tuple[AccountId, ...]:
        return tuple(AccountId(row.id) for row in self.database.rows(_ON_DUTY))


@frozen
class SqlNames:
    """The names in the table of accounts."""

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
