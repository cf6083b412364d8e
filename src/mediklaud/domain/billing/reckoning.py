"""A patient's account as it is shown."""

from collections.abc import Iterable
from datetime import datetime

from mediklaud.domain.billing.account import AccountStatement, PatientAccount
from mediklaud.domain.billing.dues import Blocked, DuesContext, OwedInvoice, evaluate
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.money import Money, total

_ROUTINE = DuesContext()


def statement_of(
    account: PatientAccount, *, now: datetime, hospital: Hospital, policy: BillingPolicy
) -> AccountStatement:
    """What is owed, what of it is overdue, and whether it blocks a routine visit."""
    verdict = evaluate(
        account.standing,
        now=now,
        zone=hospital.time_zone,
        context=_ROUTINE,
        policy=policy,
    )
    today = hospital.day_of(now)
    currency = account.credit.currency
    return AccountStatement(
        patient_id=account.patient_id,
        owed=_sum(account.owed, currency),
        overdue=_sum((o for o in account.owed if o.is_overdue(today)), currency),
        credit=account.credit,
        invoices=account.owed,
        blocked=verdict if isinstance(verdict, Blocked) else None,
        override=account.override,
    )


def _sum(owed: Iterable[OwedInvoice], currency: str) -> Money:
    return total((o.amount for o in owed), currency)
