"""What the gateway is told of an attempt, the first time and every other."""

from attrs import frozen

from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.billing.gateway import PaymentOrder
from mediklaud.domain.billing.online import PaymentIntent
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.ports.billing import Invoices
from mediklaud.ports.payment_links import PaymentLinks


@frozen(kw_only=True)
class Orders(Gathered):
    """The same attempt makes the same order: it has the same key."""

    invoices: Invoices
    links: PaymentLinks
    hospital: Hospital

    def of(self, intent: PaymentIntent) -> PaymentOrder:
        """Our key, the amount and the invoice's number; nobody's name."""
        own = self.hospital.public_url
        invoice = self.invoices.get(intent.invoice_id, EVERYONE)
        return PaymentOrder(
            key=str(intent.id),
            amount=intent.amount,
            reference=invoice.number or "",
            return_url=f"{own}/pay/{self.links.token_of(invoice.id)}?back=1",
            notify_url=f"{own}/api/v1/payments/webhooks/{intent.provider}",
            expires_at=intent.expires_at,
        )
