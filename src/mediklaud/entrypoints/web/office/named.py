"""Names and numbers beside ids, for those who watch over who sees what of whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mediklaud.application.privacy.name_accounts import NameAccounts
from mediklaud.application.privacy.number_patients import NumberPatients
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.entrypoints.web.visitor import Visitor


def names_of(
    visitor: Visitor, accounts: Iterable[AccountId | None]
) -> Mapping[AccountId, str]:
    """Who stands behind the accounts, by one question."""
    wanted = tuple({one for one in accounts if one})
    if not wanted:
        return {}
    found = visitor.handle(NameAccounts(**visitor.query, account_ids=wanted))
    return {one.id: one.name for one in found}


def numbers_of(
    visitor: Visitor, patients: Iterable[PatientId | None]
) -> Mapping[PatientId, str]:
    """By which number a patient's file is found; the officer needs no name."""
    wanted = tuple({one for one in patients if one})
    if not wanted:
        return {}
    found = visitor.handle(NumberPatients(**visitor.query, patient_ids=wanted))
    return {one.id: one.number for one in found}
