"""Billing takes back some of an issued invoice (B4)."""

from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.billing.crediting_by_hand import (
    Credited,
    CreditingByHand,
    Wish,
)
from mediklaud.application.billing.held import held
from mediklaud.application.messages import Command
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.credit_note import CreditKind, CreditLine
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.ports.billing import Accounts, Invoices


@frozen(kw_only=True)
class IssueCreditNote(Command[Credited]):
    """Correct an invoice, or waive or write off what is owed on it."""

    permission: ClassVar = Permission.CREDIT
    invoice_id: InvoiceId
    kind: CreditKind
    reason: str = field(repr=False)
    lines: tuple[CreditLine, ...] = ()
    """So much of which line; all that is left, if none is named."""


def issue_credit_note(
    command: IssueCreditNote,
    *,
    accounts: Accounts,
    invoices: Invoices,
    by_hand: CreditingByHand,
    scope: Scope,
) -> Credited:
    """Credit it at once up to the limit; more waits for a second person."""
    invoice = held(accounts, lambda: invoices.get(command.invoice_id, scope))
    invoice.require_payable_in(invoice.currency)
    wish = Wish(kind=command.kind, reason=command.reason, lines=command.lines)
    return by_hand.ask(invoice, wish)
