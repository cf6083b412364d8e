"""An invoice on paper, from what was fixed when it was issued (B10)."""

from datetime import datetime
from typing import ClassVar

from attrs import frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.billing.papers import InvoicePaper, PaperLanguage
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.domain.shared.paper import PDF, Paper
from mediklaud.ports.billing import Invoices
from mediklaud.ports.payment_links import PaymentLinks
from mediklaud.ports.printing import Printer


@frozen(kw_only=True)
class PrintInvoice(Query[Paper]):
    """An issued invoice to hand or send to who has to pay it."""

    permission: ClassVar = Permission.READ_INVOICE
    invoice_id: InvoiceId
    language: PaperLanguage = PaperLanguage.ENGLISH


def print_invoice(
    query: PrintInvoice,
    *,
    invoices: Invoices,
    links: PaymentLinks,
    printer: Printer,
    hospital: Hospital,
    now: datetime,
    scope: Scope,
) -> Paper:
    """As PDF: neither a new price nor a new name changes it; payments do."""
    standing = invoices.read(query.invoice_id, scope, hospital.day_of(now))
    standing.invoice.require_issued()
    paper = InvoicePaper(
        settlement=standing,
        link=f"{hospital.public_url}/pay/{links.token_of(standing.id)}",
        language=query.language,
    )
    name = f"{standing.invoice.number}.pdf"
    return Paper(name, PDF, printer.invoice(paper), patient_id=standing.patient_id)
