"""Patients' accounts, in their tables."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen
from sqlalchemy import and_, bindparam, insert, select

from mediklaud.adapters.sql.billing.dues import (
    IS_OWED,
    LIVE_OVERRIDE,
    OF_INVOICE,
    to_owed,
)
from mediklaud.adapters.sql.billing.invoice_tables import dues, invoices
from mediklaud.adapters.sql.billing.tables import patient_accounts
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.registry.tables import patients
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.billing.account import PatientAccount, PatientAccountNotFound
from mediklaud.domain.registry.patient import FileIsMerged
from mediklaud.domain.shared.ids import OverrideId, PatientId
from mediklaud.domain.shared.money import Money

_a = patient_accounts.c
_OPEN = insert(patient_accounts)
# Not FOR UPDATE: that would hold up whoever only refers to the patient.
_LOCK = (
    select(_a.patient_id)
    .where(is_param(patient_accounts, "patient_id"))
    .with_for_update(key_share=True)
)
_MERGED = select(patients.c.merged_into).where(
    here(patients),
    patients.c.id == bindparam("patient_id"),
    patients.c.merged_into.is_not(None),
)
_READ = (
    select(
        _a.credit_minor,
        _a.currency.label("credit_currency"),
        LIVE_OVERRIDE.scalar_subquery().label("override"),
        dues.c.invoice_id,
        invoices.c.number,
        dues.c.due_on,
        dues.c.owed_minor,
        dues.c.currency,
        dues.c.disputed_minor,
        dues.c.instalments,
    )
    .outerjoin_from(
        patient_accounts,
        dues,
        and_(
            dues.c.hospital_id == _a.hospital_id,
            dues.c.patient_id == _a.patient_id,
            IS_OWED,
        ),
    )
    .outerjoin(invoices, OF_INVOICE)
    .where(is_param(patient_accounts, "patient_id"))
    .order_by(dues.c.due_on, dues.c.invoice_id)
)


@frozen
class SqlAccounts:
    """The `patient_accounts` table, with `dues` and `dues_overrides`."""

    database: Database

    def open(self, patient_id: PatientId, currency: str) -> None:
        self.database.change(
            _OPEN, patient_id=patient_id.value, credit_minor=0, currency=currency
        )

    def lock(self, patient_id: PatientId) -> None:
        if self.database.first(_LOCK, patient_id=patient_id.value) is None:
            raise PatientAccountNotFound(patient_id)
        # Not in the same statement: that sees the file as it was before it waited.
        row = self.database.first(_MERGED, patient_id=patient_id.value)
        if row is not None:
            raise FileIsMerged(patient_id, PatientId(row.merged_into))

    def read(self, patient_id: PatientId, now: datetime) -> PatientAccount:
        rows = self.database.rows(_READ, patient_id=patient_id.value, now=now)
        if not rows:
            raise PatientAccountNotFound(patient_id)
        first = rows[0]
        return PatientAccount(
            patient_id=patient_id,
            credit=Money(first.credit_minor, first.credit_currency),
            owed=tuple(to_owed(row) for row in rows if row.invoice_id is not None),
            override=None if first.override is None else OverrideId(first.override),
        )
