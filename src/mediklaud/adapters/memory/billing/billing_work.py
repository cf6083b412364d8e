"""What waits for billing, from dictionaries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.billing.charge import OPEN, Charge
from mediklaud.domain.billing.credit_request import CreditRequestStatus
from mediklaud.domain.billing.dispute import DisputeStatus
from mediklaud.domain.billing.dues import OwedInvoice
from mediklaud.domain.billing.payment_exception import ExceptionStatus
from mediklaud.domain.billing.refund import RefundStatus
from mediklaud.domain.billing.waiting import Decisions, Overdue, ToInvoice
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.money import total


@frozen
class MemoryBillingWork:
    """Looks through all charges and dues."""

    tables: Tables

    def to_invoice(self, limit: int) -> tuple[ToInvoice, ...]:
        by_patient: dict[PatientId, list[Charge]] = defaultdict(list)
        for charge in self.tables["charges"].values():
            if charge.status in OPEN:
                by_patient[charge.patient_id].append(charge)
        found = (_to_invoice(who, many) for who, many in by_patient.items())
        return tuple(sorted(found, key=lambda o: (o.since, o.patient_id))[:limit])

    def overdue(self, today: date, limit: int) -> tuple[Overdue, ...]:
        dues: Iterable[OwedInvoice] = self.tables["dues"].values()
        late = ((owed, owed.late(today)) for owed in dues)
        found = [
            Overdue(patient_id=self._payer(owed), owed=owed, late=amount)
            for owed, amount in late
            if amount
        ]
        in_turn = sorted(found, key=lambda o: (o.owed.due_on, o.owed.invoice_id))
        return tuple(in_turn[:limit])

    def decisions(self) -> Decisions:
        def undecided(table: str, status: StrEnum) -> int:
            return sum(one.status is status for one in self.tables[table].values())

        return Decisions(
            credit_requests=undecided("credit_requests", CreditRequestStatus.ASKED),
            refunds=undecided("refunds", RefundStatus.ASKED),
            disputes=undecided("disputes", DisputeStatus.OPEN),
            exceptions=undecided("payment_exceptions", ExceptionStatus.WAITING),
        )

    def _payer(self, owed: OwedInvoice) -> PatientId:
        payer: PatientId = self.tables["invoices"][owed.invoice_id].patient_id
        return payer


def _to_invoice(who: PatientId, many: Sequence[Charge]) -> ToInvoice:
    priced = [c.price.times(c.quantity) for c in many if c.price is not None]
    return ToInvoice(
        patient_id=who,
        charges=len(many),
        unpriced=len(many) - len(priced),
        amount=total(priced, priced[0].currency) if priced else None,
        since=min(c.served_at for c in many),
    )
