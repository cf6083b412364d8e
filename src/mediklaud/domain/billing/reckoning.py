"""A patient's account as it is shown."""

from datetime import datetime

from mediklaud.domain.billing.account import AccountStatement, PatientAccount
from mediklaud.domain.billing.dues import Blocked, DuesContext, evaluate
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.money import total

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
        owed=total((o.amount for o in account.owed), currency),
        overdue=total((o.late(today) for o in account.owed), currency),
        credit=account.credit,
        invoices=account.owed,
        blocked=verdict if isinstance(verdict, Blocked) else None,
        override=account.override,
    )
