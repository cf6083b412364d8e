"""What whoever holds an invoice's paper sees by its link."""

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Query
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.billing.online import IntentStatus
from mediklaud.domain.billing.payment_link import LinkNotFound
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.domain.shared.money import Money
from mediklaud.ports.billing import Invoices
from mediklaud.ports.payment_links import PaymentLinks
from mediklaud.ports.payments_online import PaymentIntents


@frozen(kw_only=True)
class LinkedInvoice:
    """The invoice's number and what is due: nothing of whoever is to pay."""

    id: InvoiceId
    number: str
    due: Money
    latest: IntentStatus | None
    """How the last attempt to pay it online stands."""


@frozen(kw_only=True)
class ReadPaymentLink(Query[LinkedInvoice]):
    """Look at what can be paid by a link."""

    permission: ClassVar = Permission.PAY_BY_LINK
    token: str = field(repr=False)


def read_payment_link(
    query: ReadPaymentLink,
    *,
    links: PaymentLinks,
    invoices: Invoices,
    intents: PaymentIntents,
    hospital: Hospital,
    now: datetime,
) -> LinkedInvoice:
    """The invoice as it stands now."""
    invoice_id = links.invoice_of(query.token)
    standing = invoices.read(invoice_id, EVERYONE, hospital.day_of(now))
    if standing.invoice.number is None:
        raise LinkNotFound
    latest = intents.latest_of(invoice_id)
    return LinkedInvoice(
        id=invoice_id,
        number=standing.invoice.number,
        due=standing.due,
        latest=None if latest is None else latest.status,
    )
