"""What whoever fills `PaymentLinks` promises."""

import pytest

from mediklaud.domain.billing.payment_link import LinkNotFound, PaymentLink
from mediklaud.domain.shared.ids import InvoiceId
from mediklaud.ports.payment_links import PaymentLinks
from tests.hospital import new, ports_of


@pytest.fixture
def links(storage):
    with ports_of(storage) as port:
        yield port(PaymentLinks)


def test_a_link_names_its_invoice(links):
    invoice_id = new(InvoiceId)

    assert links.invoice_of(links.token_of(invoice_id)) == invoice_id


def test_a_link_printed_twice_is_the_same(links):
    invoice_id = new(InvoiceId)

    assert links.token_of(invoice_id) == links.token_of(invoice_id)


@pytest.mark.parametrize(
    "token",
    ["", "x", "A" * 31, "A" * 32, "A" * 33, "ü" * 32, "=" * 32, "\n" * 32],
)
def test_what_is_no_link_leads_nowhere(links, token):
    with pytest.raises(LinkNotFound):
        links.invoice_of(token)


def test_the_mark_of_another_invoice_is_of_no_use(links):
    known = PaymentLink.read(links.token_of(new(InvoiceId)))

    with pytest.raises(LinkNotFound):
        links.invoice_of(PaymentLink(new(InvoiceId), known.mark).token)
