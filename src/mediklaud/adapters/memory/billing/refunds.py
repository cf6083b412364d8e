"""Refunds, in a dictionary."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.payment import Payment
from mediklaud.domain.billing.refund import HOLDING, Refund, RefundStatus
from mediklaud.domain.billing.refund_refusals import RefundNotFound
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import PatientId, PaymentId, RefundId
from mediklaud.domain.shared.money import Money, total

_TO_SEND = {RefundStatus.APPROVED, RefundStatus.UNKNOWN}


@frozen
class MemoryRefunds:
    """Refunds by their id; keeps `dues` and the credit in step."""

    tables: Tables

    def add(self, refund: Refund) -> None:
        payment: Payment = self.tables["payments"][refund.payment_id]
        held = self.held(payment.id) or Money.zero(payment.amount.currency)
        if payment.amount < held + refund.amount:
            raise Contended
        self.tables["refunds"][refund.id] = refund

    def get(self, refund_id: RefundId, scope: Scope) -> Refund:
        refund: Refund | None = self.tables["refunds"].get(refund_id)
        if refund is None or not scope.covers(refund.patient_id):
            raise RefundNotFound(refund_id)
        return refund

    def save(self, refund: Refund) -> Refund:
        if self.tables["refunds"][refund.id].version != refund.version:
            raise Contended
        saved = evolve(refund, version=refund.version + 1)
        self.tables["refunds"][refund.id] = saved
        if refund.status is RefundStatus.APPROVED:
            self._take(refund)
        elif refund.status is RefundStatus.FAILED:
            self.tables["patient_accounts"][refund.patient_id] += refund.amount
        return saved

    def _take(self, refund: Refund) -> None:
        dues = self.tables["dues"]
        for part in refund.freed:
            owed = dues[part.invoice_id]
            dues[part.invoice_id] = evolve(owed, amount=owed.amount + part.amount)
        accounts = self.tables["patient_accounts"]
        left = accounts[refund.patient_id] - refund.from_credit
        if left.minor < 0:
            raise Contended
        accounts[refund.patient_id] = left

    def held(self, payment_id: PaymentId) -> Money | None:
        own = self._found(lambda r: r.payment_id == payment_id)
        held = [refund.amount for refund in own if refund.status in HOLDING]
        return total(held, own[0].amount.currency) if own else None

    def page(
        self,
        status: RefundStatus | None,
        patient_id: PatientId | None,
        after: RefundId | None,
        limit: int,
    ) -> tuple[Refund, ...]:
        found = self._found(
            lambda r: (
                status in {None, r.status}
                and patient_id in {None, r.patient_id}
                and (after is None or r.id < after)
            )
        )
        return tuple(reversed(found))[:limit]

    def to_send(self, unless_since: datetime, limit: int) -> tuple[Refund, ...]:
        found = self._found(lambda r: r.is_online and r.status in _TO_SEND)
        return tuple(r for r in found if r.sent_at is None or r.sent_at < unless_since)[
            :limit
        ]

    def _found(self, meant: Callable[[Refund], bool]) -> tuple[Refund, ...]:
        refunds = filter(meant, self.tables["refunds"].values())
        return tuple(sorted(refunds, key=lambda refund: refund.id))
