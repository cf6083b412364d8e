"""Billing answers what a patient objects to (U2)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.billing.crediting_by_hand import (
    Credited,
    CreditingByHand,
    Wish,
    require_not_own,
)
from mediklaud.application.billing.held import held
from mediklaud.application.messages import Command
from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.credit_by_hand import left_on
from mediklaud.domain.billing.credit_note import CreditKind, CreditLine
from mediklaud.domain.billing.dispute import Dispute
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.shared.ids import DisputeId, PatientId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.billing import Accounts, Invoices
from mediklaud.ports.crediting import Disputes


@frozen(kw_only=True)
class DisputeAnswered:
    """The dispute as it stands now, and what it brought."""

    dispute: Dispute
    credited: Credited | None = None

    @property
    def id(self) -> DisputeId:
        """The dispute's: the audit asks for it."""
        return self.dispute.id

    @property
    def patient_id(self) -> PatientId:
        """Whose it is: the audit asks for it."""
        return self.dispute.patient_id


@frozen(kw_only=True)
class DecideDispute(Command[DisputeAnswered]):
    """Say whether a patient is right about a line."""

    permission: ClassVar = Permission.DECIDE_DISPUTE
    dispute_id: DisputeId
    upheld: bool
    reason: str = field(repr=False)
    amount: Money | None = None
    """How much of the line is credited; all that is left, if nothing is said."""


@frozen(kw_only=True)
class Answering(Gathered):
    """Who answers, when, and with what."""

    by_hand: CreditingByHand
    disputes: Disputes
    actor: Actor
    now: datetime

    def reject(self, dispute: Dispute, reason: str) -> DisputeAnswered:
        """The line is owed again."""
        who = self.actor.account_id
        rejected = dispute.reject(by=who, at=self.now, reason=reason)
        self.disputes.save(rejected)
        return DisputeAnswered(dispute=rejected)

    def uphold(
        self, dispute: Dispute, invoice: Invoice, reason: str, amount: Money | None
    ) -> DisputeAnswered:
        """The same person asks for the credit note; it may take a second one."""
        who = self.actor.account_id
        upheld = dispute.uphold(by=who, at=self.now, reason=reason)
        self.disputes.save(upheld)
        credited = self._credit(upheld, invoice, amount)
        if credited is None or credited.note is not None:
            upheld = upheld.credited()
            self.disputes.save(upheld)
        return DisputeAnswered(dispute=upheld, credited=credited)

    def _credit(
        self, upheld: Dispute, invoice: Invoice, amount: Money | None
    ) -> Credited | None:
        """Nothing, if nothing of the line is left: it was credited meanwhile."""
        notes = self.by_hand.crediting.credit_notes.of_invoice(invoice.id)
        left = left_on(invoice, upheld.position, notes)
        if not left:
            return None
        line = CreditLine(position=upheld.position, amount=amount or left)
        wish = Wish(
            kind=CreditKind.CORRECTION,
            reason=upheld.decision or upheld.reason,
            lines=(line,),
            dispute_id=upheld.id,
        )
        return self.by_hand.ask(invoice, wish)


def decide_dispute(
    command: DecideDispute,
    *,
    accounts: Accounts,
    invoices: Invoices,
    answering: Answering,
    scope: Scope,
) -> DisputeAnswered:
    """Credit it, or let it be owed again."""
    disputes = answering.disputes
    dispute = held(accounts, lambda: disputes.get(command.dispute_id, scope))
    invoice = invoices.get(dispute.invoice_id, scope)
    require_not_own(answering.actor, invoice)
    if command.upheld:
        return answering.uphold(dispute, invoice, command.reason, command.amount)
    return answering.reject(dispute, command.reason)
