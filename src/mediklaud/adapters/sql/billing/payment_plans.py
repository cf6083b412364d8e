"""Agreements to pay in parts, in their table; the live ones stand beside the dues."""

from __future__ import annotations

from typing import Any

from attrs import frozen
from sqlalchemy import Row, bindparam, insert, literal_column, select, update
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.dispute_tables import payment_plans
from mediklaud.adapters.sql.billing.dues import to_instalments
from mediklaud.adapters.sql.billing.invoice_tables import dues
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.billing.payment_plan import PaymentPlan
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import (
    AccountId,
    InvoiceId,
    PatientId,
    PaymentPlanId,
)

_p = payment_plans.c
_ADD = insert(payment_plans)
_LIVE = select(payment_plans).where(
    is_param(payment_plans, "invoice_id"), _p.ended_at.is_(literal_column("null"))
)
_END = update(payment_plans).where(
    here(payment_plans), _p.id == bindparam("this"), _p.version == bindparam("read")
)
_OF_PATIENT = (
    select(payment_plans).where(is_param(payment_plans, "patient_id")).order_by(_p.id)
)
_AGREE = (
    update(dues)
    .where(here(dues), dues.c.invoice_id == bindparam("on"))
    .values(instalments=bindparam("parts", type_=dues.c.instalments.type))
)


@frozen
class SqlPaymentPlans:
    """The `payment_plans` table; keeps `instalments` of the dues in step."""

    database: Database

    def add(self, plan: PaymentPlan) -> None:
        parts = _to_parts(plan)
        try:
            self.database.change(
                _ADD,
                id=plan.id.value,
                patient_id=plan.patient_id.value,
                invoice_id=plan.invoice_id.value,
                instalments=parts,
                currency=plan.instalments[0].amount.currency,
                agreed_by=plan.agreed_by and plan.agreed_by.value,
                agreed_at=plan.agreed_at,
                version=plan.version,
            )
        except IntegrityError as error:
            raise Contended from error
        self.database.change(_AGREE, on=plan.invoice_id.value, parts=parts)

    def live(self, invoice_id: InvoiceId) -> PaymentPlan | None:
        row = self.database.first(_LIVE, invoice_id=invoice_id.value)
        return None if row is None else self._to_plan(row)

    def end(self, plan: PaymentPlan) -> None:
        private = {"end_reason": plan.end_reason}
        ended = self.database.change(
            _END,
            this=plan.id.value,
            read=plan.version - 1,
            ended_by=plan.ended_by and plan.ended_by.value,
            ended_at=plan.ended_at,
            sealed=self.database.seal(payment_plans, plan.id.value, private),
            version=plan.version,
        )
        if not ended:
            raise Contended
        self.database.change(_AGREE, on=plan.invoice_id.value, parts=None)

    def of_patient(self, patient_id: PatientId) -> tuple[PaymentPlan, ...]:
        rows = self.database.rows(_OF_PATIENT, patient_id=patient_id.value)
        return tuple(map(self._to_plan, rows))

    def _to_plan(self, row: Row[Any]) -> PaymentPlan:
        kept = row.sealed
        private = self.database.unseal(payment_plans, row.id, kept) if kept else {}
        return PaymentPlan(
            id=PaymentPlanId(row.id),
            patient_id=PatientId(row.patient_id),
            invoice_id=InvoiceId(row.invoice_id),
            instalments=to_instalments(row.instalments, row.currency),
            agreed_by=row.agreed_by and AccountId(row.agreed_by),
            agreed_at=row.agreed_at,
            ended_by=row.ended_by and AccountId(row.ended_by),
            ended_at=row.ended_at,
            version=row.version,
            **private,
        )


def _to_parts(plan: PaymentPlan) -> list[list[object]]:
    return [[one.due_on.isoformat(), one.amount.minor] for one in plan.instalments]
