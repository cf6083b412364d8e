"""A receipt on paper, as it was when the money came in (B10)."""

from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.papers import PaperLanguage, ReceiptPaper
from mediklaud.domain.billing.slip import NoReceipt
from mediklaud.domain.shared.ids import PaymentId
from mediklaud.domain.shared.paper import PDF, Paper
from mediklaud.ports.billing import Payments
from mediklaud.ports.printing import Printer


@frozen(kw_only=True)
class PrintReceipt(Query[Paper]):
    """What was paid, to hand to who paid it."""

    permission: ClassVar = Permission.READ_ACCOUNT
    payment_id: PaymentId
    language: PaperLanguage = PaperLanguage.ENGLISH


def print_receipt(
    query: PrintReceipt, *, payments: Payments, printer: Printer, scope: Scope
) -> Paper:
    """As PDF: it never changes, whatever becomes of the money."""
    payment = payments.get(query.payment_id, scope)
    if payment.slip is None:
        raise NoReceipt(payment.id)
    paper = ReceiptPaper(payment=payment, slip=payment.slip, language=query.language)
    content = printer.receipt(paper)
    return Paper(f"{payment.number}.pdf", PDF, content, patient_id=payment.patient_id)
