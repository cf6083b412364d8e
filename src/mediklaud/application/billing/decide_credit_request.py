"""A second person says whether a credit note is issued (B4)."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.billing.crediting_by_hand import Credited, CreditingByHand
from mediklaud.application.billing.held import held
from mediklaud.application.messages import Command
from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.credit_request import CreditRequest
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.shared.ids import CreditRequestId
from mediklaud.ports.billing import Accounts, Invoices
from mediklaud.ports.crediting import Disputes


@frozen(kw_only=True)
class DecideCreditRequest(Command[Credited]):
    """Let happen what somebody else wants to credit, or not."""

    permission: ClassVar = Permission.DECIDE_CREDIT
    credit_request_id: CreditRequestId
    granted: bool
    reason: str = field(repr=False)


@frozen(kw_only=True)
class Deciding(Gathered):
    """Who decides, when, and with what."""

    by_hand: CreditingByHand
    disputes: Disputes
    actor: Actor
    scope: Scope
    now: datetime

    def grant(self, asked: CreditRequest, invoice: Invoice, reason: str) -> Credited:
        """The credit note is issued now, if the invoice still allows it."""
        who = self.actor.account_id
        asked.require_grantable(who)
        note = self.by_hand.grant(invoice, asked)
        done = asked.grant(by=who, at=self.now, reason=reason, note=note.id)
        self.by_hand.requests.save(done)
        if asked.dispute_id is not None:
            dispute = self.disputes.get(asked.dispute_id, self.scope)
            self.disputes.save(dispute.credited())
        return Credited.by(note, done)

    def decline(self, asked: CreditRequest, reason: str) -> Credited:
        """Nothing is credited; what was disputed is to be decided again."""
        declined = asked.decline(by=self.actor.account_id, at=self.now, reason=reason)
        self.by_hand.requests.save(declined)
        if asked.dispute_id is not None:
            dispute = self.disputes.get(asked.dispute_id, self.scope)
            self.disputes.save(dispute.reopened())
        return Credited.waiting(declined)


def decide_credit_request(
    command: DecideCreditRequest,
    *,
    accounts: Accounts,
    invoices: Invoices,
    deciding: Deciding,
    scope: Scope,
) -> Credited:
    """Look again at the invoice as it stands now, and do it or not."""
    requests = deciding.by_hand.requests
    asked = held(accounts, lambda: requests.get(command.credit_request_id, scope))
    invoice = invoices.get(asked.invoice_id, scope)
    if command.granted:
        return deciding.grant(asked, invoice, command.reason)
    return deciding.decline(asked, command.reason)
