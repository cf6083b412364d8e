"""What each document of money does to the books (B8).

Debits stand before credits. What comes to nothing is left out: a document about
nothing at all posts nothing.
"""

from collections.abc import Iterable

from mediklaud.domain.billing.credit_note import CreditKind, CreditNote
from mediklaud.domain.billing.invoice import Invoice
from mediklaud.domain.billing.journal import Entry, LedgerAccount
from mediklaud.domain.billing.payment import Allocation, Payment, PaymentMethod
from mediklaud.domain.billing.tax_credited import tax_credited
from mediklaud.domain.shared.money import Money, total

Entries = tuple[Entry, ...]

MONEY_BY_METHOD = {
    PaymentMethod.CASH: LedgerAccount.CASH,
    PaymentMethod.CARD: LedgerAccount.CARD,
    PaymentMethod.MOBILE: LedgerAccount.MOBILE,
    PaymentMethod.BANK_TRANSFER: LedgerAccount.BANK,
    PaymentMethod.ONLINE: LedgerAccount.GATEWAY,
}
"""Where the money lies that came in, or goes out from, by each method."""


_GIVEN_UP = {
    CreditKind.WAIVER: LedgerAccount.WAIVERS,
    CreditKind.WRITE_OFF: LedgerAccount.BAD_DEBT,
}


def moved(
    debit: Iterable[tuple[LedgerAccount, Money]],
    credit: Iterable[tuple[LedgerAccount, Money]],
) -> Entries:
    """Entries of these amounts, without those of nothing."""
    sides = [*debit, *((account, amount.times(-1)) for account, amount in credit)]
    return tuple(Entry(account, amount) for account, amount in sides if amount)


def of_invoice(invoice: Invoice) -> Entries:
    """Issued: the patient owes it."""
    return moved(
        [(LedgerAccount.RECEIVABLE, invoice.gross)],
        [(LedgerAccount.REVENUE, invoice.net), (LedgerAccount.TAX, invoice.tax)],
    )


def of_payment(payment: Payment) -> Entries:
    """Received: it pays for invoices, and the rest is the patient's credit."""
    return moved(
        [(MONEY_BY_METHOD[payment.method], payment.amount)],
        [
            (LedgerAccount.RECEIVABLE, payment.amount - payment.credit),
            (LedgerAccount.PATIENT_CREDIT, payment.credit),
        ],
    )


def of_allocations(allocations: Iterable[Allocation], currency: str) -> Entries:
    """The patient's credit pays for invoices."""
    paid = total((part.amount for part in allocations), currency)
    return moved(
        [(LedgerAccount.PATIENT_CREDIT, paid)], [(LedgerAccount.RECEIVABLE, paid)]
    )


def of_credit_note(
    note: CreditNote, invoice: Invoice, before: Iterable[CreditNote]
) -> Entries:
    """Taken back, with its tax: what was paid of it is credit, the rest not owed.

    `before` are the invoice's credit notes until then.
    """
    return moved(
        _taken_back(note, invoice, before),
        [
            (LedgerAccount.RECEIVABLE, note.forgiven),
            (LedgerAccount.PATIENT_CREDIT, note.given_back),
        ],
    )


def _taken_back(
    note: CreditNote, invoice: Invoice, before: Iterable[CreditNote]
) -> list[tuple[LedgerAccount, Money]]:
    """What is forgiven was revenue all the same, and its tax is still due."""
    if note.kind in _GIVEN_UP:
        return [(_GIVEN_UP[note.kind], note.amount)]
    tax = tax_credited(note, invoice, before)
    return [(LedgerAccount.REVENUE, note.amount - tax), (LedgerAccount.TAX, tax)]


def of_refund_approved(from_credit: Money, owed_again: Money) -> Entries:
    """Granted: from the patient's credit, or from what had paid for invoices."""
    return moved(
        [
            (LedgerAccount.PATIENT_CREDIT, from_credit),
            (LedgerAccount.RECEIVABLE, owed_again),
        ],
        [(LedgerAccount.REFUNDS_PAYABLE, from_credit + owed_again)],
    )


def of_refund_paid(amount: Money, money: LedgerAccount) -> Entries:
    """Gone out, from where it lay."""
    return moved([(LedgerAccount.REFUNDS_PAYABLE, amount)], [(money, amount)])


def of_refund_undone(amount: Money) -> Entries:
    """Granted, but the money did not go: it is the patient's credit."""
    return moved(
        [(LedgerAccount.REFUNDS_PAYABLE, amount)],
        [(LedgerAccount.PATIENT_CREDIT, amount)],
    )


def of_cash_difference(counted_more: Money, method: PaymentMethod) -> Entries:
    """More in the drawer than there should be; less than nothing is missing."""
    return moved(
        [(MONEY_BY_METHOD[method], counted_more)],
        [(LedgerAccount.CASH_DIFFERENCES, counted_more)],
    )
