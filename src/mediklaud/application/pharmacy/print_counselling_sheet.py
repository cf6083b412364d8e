"""The sheet that a patient takes home with a medicine."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.application.pharmacy.labelling import Labelling
from mediklaud.domain.access.account import AccountNotFound
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.pharmacy.label import CounsellingSheet
from mediklaud.domain.shared.ids import AccountId, DispensationId
from mediklaud.domain.shared.paper import PDF, Paper
from mediklaud.ports.access import Accounts
from mediklaud.ports.printing import Printer


@frozen(kw_only=True)
class PrintCounsellingSheet(Query[Paper]):
    """What the patient was told, to read again at home (H8)."""

    permission: ClassVar = Permission.READ_DISPENSATION
    dispensation_id: DispensationId


def print_counselling_sheet(
    query: PrintCounsellingSheet,
    *,
    labelling: Labelling,
    accounts: Accounts,
    printer: Printer,
) -> Paper:
    """As PDF, in the language that was spoken; what was undone has none."""
    one = labelling.read(query.dispensation_id)
    sheet = CounsellingSheet(
        label=labelling.label(one),
        counselling=one.counselling,
        pharmacist=_name(one.pharmacist, accounts),
    )
    content = printer.counselling_sheet(sheet)
    return Paper(f"counselling-{one.id}.pdf", PDF, content, patient_id=one.patient_id)


def _name(account_id: AccountId, accounts: Accounts) -> str | None:
    with suppress(AccountNotFound):
        return accounts.get(account_id).name
    return None
