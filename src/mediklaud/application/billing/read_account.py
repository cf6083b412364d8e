"""What a patient owes."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.billing.account import AccountStatement
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.billing.reckoning import statement_of
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.billing import Accounts


@frozen(kw_only=True)
class ReadAccount(Query[AccountStatement]):
    """What is owed, overdue and paid ahead, and whether it blocks a booking."""

    permission: ClassVar = Permission.READ_ACCOUNT
    patient_id: PatientId


def read_account(
    query: ReadAccount,
    *,
    accounts: Accounts,
    hospital: Hospital,
    policy: BillingPolicy,
    now: datetime,
) -> AccountStatement:
    """As it stands at this moment."""
    account = accounts.read(query.patient_id, now)
    return statement_of(account, now=now, hospital=hospital, policy=policy)
