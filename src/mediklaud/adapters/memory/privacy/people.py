"""Who stands behind accounts, and whom to tell, in the dictionary of accounts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.account import AccountStatus
from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.ports.access import Credentials


@frozen
class MemoryOfficers:
    """Every account is asked."""

    tables: Tables

    def on_duty(self) -> tuple[AccountId, ...]:
        every: Iterable[Credentials] = self.tables["accounts"].values()
        return tuple(
            sorted(
                kept.account.id
                for kept in every
                if kept.account.status is AccountStatus.ACTIVE
                and Role.PRIVACY_OFFICER in kept.account.roles
            )
        )


@frozen
class MemoryNames:
    """The names in the dictionaries of accounts and patients."""

    tables: Tables

    def of_accounts(
        self, account_ids: Collection[AccountId]
    ) -> Mapping[AccountId, str]:
        accounts = self.tables["accounts"]
        known = (one for one in account_ids if one in accounts)
        return {one: accounts[one].account.name for one in known}

    def of_patients(
        self, patient_ids: Collection[PatientId]
    ) -> Mapping[PatientId, str]:
        patients = self.tables["patients"]
        return {one: patients[one].name for one in patient_ids if one in patients}

    def numbers_of_patients(
        self, patient_ids: Collection[PatientId]
    ) -> Mapping[PatientId, str]:
        patients = self.tables["patients"]
        return {one: patients[one].number for one in patient_ids if one in patients}
